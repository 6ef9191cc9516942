-- op.alter_column("account", "name", type_=sa.String(30))
-- after: account()

ALTER TABLE account ALTER COLUMN name VARCHAR(30) NULL;
GO
