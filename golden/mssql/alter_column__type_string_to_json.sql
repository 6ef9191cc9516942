-- op.execute("UPDATE account SET bio = '{}'")
-- op.alter_column("account", "bio", type_=sa.JSON())
-- after: account()

UPDATE account SET bio = '{}';
GO
ALTER TABLE account ALTER COLUMN bio NVARCHAR(max) NULL;
GO
