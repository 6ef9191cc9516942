-- op.create_table(
--     "product",
--     sa.Column("id", sa.Integer(), primary_key=True, comment="counts up"),
--     sa.Column("label", sa.String(30), nullable=False, comment="it's \\ 100% :x; -- no end"),
--     comment="what we\n\n  sell, 🌷",
-- )

CREATE TABLE product (
  id INTEGER NOT NULL IDENTITY,
  label VARCHAR(30) NOT NULL,
  PRIMARY KEY (id)
);
GO
EXEC sys.sp_addextendedproperty N'MS_Description', N'what we

  sell, 🌷', N'SCHEMA', 'dbo', N'TABLE', 'product';
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'counts up', N'SCHEMA', 'dbo', N'TABLE', 'product', N'COLUMN', 'id';
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'it''s \ 100% :x; -- no end', N'SCHEMA', 'dbo', N'TABLE', 'product', N'COLUMN', 'label';
GO
