-- op.rename_table("account", "customer")
-- after: account()

EXEC sp_rename 'account', 'customer', N'OBJECT';
GO
