-- op.alter_column("account", "level", new_column_name="order")
-- after: account()

EXEC sp_rename 'account.level', 'order', N'COLUMN';
GO
