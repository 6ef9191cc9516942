-- op.rename_table("Order Details", "Other 'Details'")
-- after: quoted_names()

EXEC sp_rename '[Order Details]', 'Other ''Details''', N'OBJECT';
GO
