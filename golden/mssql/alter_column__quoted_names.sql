-- op.alter_column(
--     "Order Details",
--     "Mixed Case",
--     type_=sa.String(80),
--     nullable=False,
--     server_default="it's",
--     new_column_name="Other Case",
--     comment="in 'quotes'",
-- )
-- after: quoted_names()

DROP INDEX [ix Mixed] ON [Order Details];
GO
ALTER TABLE [Order Details] ALTER COLUMN [Mixed Case] VARCHAR(80) NOT NULL;
GO
EXEC sp_rename '[Order Details].[Mixed Case]', 'Other Case', N'COLUMN';
GO
ALTER TABLE [Order Details] ADD DEFAULT 'it''s' FOR [Other Case];
GO
CREATE INDEX [ix Mixed] ON [Order Details] ([Other Case]);
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'in ''quotes''', N'SCHEMA', 'dbo', N'TABLE', 'Order Details', N'COLUMN', 'Other Case';
GO
