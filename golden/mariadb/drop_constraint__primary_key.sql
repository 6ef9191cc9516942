-- op.drop_constraint("pk_purchase", "purchase", type_="primary")
-- after: account_and_purchase()

-- id stops counting up: AUTO_INCREMENT must be in a key
ALTER TABLE purchase MODIFY COLUMN id INTEGER NOT NULL, DROP PRIMARY KEY;
