-- op.create_index("ix_account_name", "account", ["name"], postgresql_ops={"name": "varchar_pattern_ops"})
-- after: account()

CREATE INDEX ix_account_name ON account (name varchar_pattern_ops);
