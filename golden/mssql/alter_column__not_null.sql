-- op.alter_column("account", "name", nullable=False)
-- after: account()

ALTER TABLE account ALTER COLUMN name VARCHAR(50) NOT NULL;
GO
