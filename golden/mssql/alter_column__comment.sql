-- op.alter_column("account", "name", comment="what people call them; it's 100% \\ free")
-- after: account()

EXEC sys.sp_addextendedproperty N'MS_Description', 'what people call them; it''s 100% \ free', N'SCHEMA', 'dbo', N'TABLE', 'account', N'COLUMN', 'name';
GO
