-- op.alter_column("Order Details", "select", new_column_name="from")
-- after: quoted_names()

ALTER TABLE [Order Details] DROP CONSTRAINT [ck Select];
GO
EXEC sp_rename '[Order Details].[select]', 'from', N'COLUMN';
GO
ALTER TABLE [Order Details] ADD CONSTRAINT [ck Select] CHECK ([from] > 0);
GO
