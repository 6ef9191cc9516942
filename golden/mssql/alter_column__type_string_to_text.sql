-- op.alter_column("account", "name", type_=sa.Text())
-- after: account()

ALTER TABLE account ALTER COLUMN name VARCHAR(max) NULL;
GO
