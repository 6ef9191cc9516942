-- op.alter_column("account", "status", nullable=True)
-- after: account()

ALTER TABLE account ALTER COLUMN status VARCHAR(20) NULL;
GO
