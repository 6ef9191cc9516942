-- op.alter_column("account", "name", new_column_name="Name")
-- after: account()

EXEC sp_rename 'account.name', 'Name', N'COLUMN';
GO
