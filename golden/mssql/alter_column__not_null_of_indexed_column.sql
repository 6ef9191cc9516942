-- op.alter_column("account", "name", nullable=False)
-- after: account_and_purchase()

DROP INDEX ix_account_name ON account;
GO
ALTER TABLE account ALTER COLUMN name VARCHAR(50) NOT NULL;
GO
CREATE INDEX ix_account_name ON account (name);
GO
