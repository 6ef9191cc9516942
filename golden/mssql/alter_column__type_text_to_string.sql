-- op.alter_column("account", "bio", type_=sa.String(400))
-- after: account()

ALTER TABLE account ALTER COLUMN bio VARCHAR(400) NULL;
GO
