-- op.create_index("ix_account_name", "account", ["name"], postgresql_concurrently=True, if_not_exists=True)
-- after: account()

IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID('account') AND name = 'ix_account_name')
CREATE INDEX ix_account_name ON account (name);
GO
