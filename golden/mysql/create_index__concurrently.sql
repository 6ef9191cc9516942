-- op.create_index("ix_account_name", "account", ["name"], postgresql_concurrently=True)
-- after: account()

CREATE INDEX ix_account_name ON account (name);
