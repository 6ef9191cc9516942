-- op.alter_column("account", "name", new_column_name="full_name")
-- after: account()

EXEC sp_rename 'account.name', 'full_name', N'COLUMN';
GO
