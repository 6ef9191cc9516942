-- op.drop_constraint("account_pkey", "account", type_="primary")
-- after: account()

-- account_pkey is what PostgreSQL would call it; here it is PRIMARY
-- id stops counting up: AUTO_INCREMENT must be in a key
ALTER TABLE account MODIFY COLUMN id INTEGER NOT NULL, DROP PRIMARY KEY;
