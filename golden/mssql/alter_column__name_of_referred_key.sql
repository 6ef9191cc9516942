-- op.alter_column("account", "id", new_column_name="account_no")
-- after: account_and_purchase()

EXEC sp_rename 'account.id', 'account_no', N'COLUMN';
GO
