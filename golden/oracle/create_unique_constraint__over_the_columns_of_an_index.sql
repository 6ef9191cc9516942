-- op.create_unique_constraint("uq_account_name", "account", ["name"])
-- after: account_and_purchase()

ALTER TABLE account ADD CONSTRAINT uq_account_name UNIQUE (name);
