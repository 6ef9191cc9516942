-- op.drop_constraint("gadget_pkey", "gadget", type_="primary")
-- after: unnamed_constraints()

-- gadget_pkey is what PostgreSQL would call it; here it is PRIMARY
-- id stops counting up: AUTO_INCREMENT must be in a key
ALTER TABLE gadget MODIFY COLUMN id INTEGER NOT NULL, DROP PRIMARY KEY;
