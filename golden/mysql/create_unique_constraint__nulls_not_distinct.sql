-- op.create_unique_constraint("uq_account_name", "account", ["name"], postgresql_nulls_not_distinct=True)
-- after: account()

ALTER TABLE account ADD CONSTRAINT uq_account_name UNIQUE (name);
