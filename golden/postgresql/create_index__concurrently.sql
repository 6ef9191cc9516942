-- op.create_index("ix_account_name", "account", ["name"], postgresql_concurrently=True)
-- after: account()

-- not in a transaction
CREATE INDEX CONCURRENTLY ix_account_name ON account (name);
