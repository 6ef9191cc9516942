-- op.add_column(
--     "Order Details",
--     sa.Column(
--         "New Column",
--         sa.Integer(),
--         sa.ForeignKey("Order Details.select", name="fk New"),
--         comment="it's new",
--         index=True,
--     ),
-- )
-- after: quoted_names()

ALTER TABLE [Order Details] ADD [New Column] INTEGER NULL;
GO
ALTER TABLE [Order Details] ADD CONSTRAINT [fk New] FOREIGN KEY([New Column]) REFERENCES [Order Details] ([select]);
GO
CREATE INDEX [ix_Order Details_New Column] ON [Order Details] ([New Column]);
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'it''s new', N'SCHEMA', 'dbo', N'TABLE', 'Order Details', N'COLUMN', 'New Column';
GO
