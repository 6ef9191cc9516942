-- op.alter_column("account", "born_on", type_=sa.DateTime())
-- after: account()

ALTER TABLE account ALTER COLUMN born_on DATETIME NULL;
GO
