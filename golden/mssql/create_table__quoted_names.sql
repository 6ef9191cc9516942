-- op.create_table(
--     "Order Details",
--     sa.Column("select", sa.Integer(), nullable=False, comment="it's a word"),
--     sa.Column("Mixed Case", sa.String(40), index=True),
--     sa.Column("group", sa.Integer()),
--     sa.PrimaryKeyConstraint("select", name="pk Order"),
--     sa.UniqueConstraint("group", name="uq Group"),
--     sa.ForeignKeyConstraint(["group"], ["Order Details.select"], name="fk Self"),
--     comment="quoted 'all'",
-- )

CREATE TABLE [Order Details] (
  [select] INTEGER NOT NULL IDENTITY,
  [Mixed Case] VARCHAR(40) NULL,
  [group] INTEGER NULL,
  CONSTRAINT [pk Order] PRIMARY KEY ([select]),
  CONSTRAINT [uq Group] UNIQUE ([group]),
  CONSTRAINT [fk Self] FOREIGN KEY([group]) REFERENCES [Order Details] ([select])
);
GO
CREATE INDEX [ix_Order Details_Mixed Case] ON [Order Details] ([Mixed Case]);
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'quoted ''all''', N'SCHEMA', 'dbo', N'TABLE', 'Order Details';
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'it''s a word', N'SCHEMA', 'dbo', N'TABLE', 'Order Details', N'COLUMN', 'select';
GO
