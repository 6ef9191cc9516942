-- op.alter_column("account", "email", nullable=True)
-- after: account()

ALTER TABLE account ALTER COLUMN email VARCHAR(120) NULL;
GO
