-- op.create_unique_constraint("uq_account_name_level", "account", ["name", "level"])
-- after: account()

ALTER TABLE account ADD CONSTRAINT uq_account_name_level UNIQUE (name, level);
