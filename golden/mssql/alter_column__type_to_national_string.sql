-- op.alter_column("account", "name", type_=sa.Unicode(80))
-- after: account()

ALTER TABLE account ALTER COLUMN name NVARCHAR(80) NULL;
GO
