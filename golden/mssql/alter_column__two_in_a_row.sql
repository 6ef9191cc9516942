-- op.alter_column("account", "name", type_=sa.String(70))
-- op.alter_column("account", "name", nullable=False)
-- after: account()

ALTER TABLE account ALTER COLUMN name VARCHAR(70) NULL;
GO
ALTER TABLE account ALTER COLUMN name VARCHAR(70) NOT NULL;
GO
