-- op.alter_column("account", "digits", type_=sa.LargeBinary())
-- after: account()

ALTER TABLE account ALTER COLUMN digits VARBINARY(max) NULL;
GO
