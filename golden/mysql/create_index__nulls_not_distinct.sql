-- op.create_index("ix_account_name", "account", ["name"], unique=True, postgresql_nulls_not_distinct=True)
-- after: account()

CREATE UNIQUE INDEX ix_account_name ON account (name);
