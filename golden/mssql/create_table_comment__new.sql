-- op.create_table_comment("account", "who has access; it's \\ 100% :x")
-- after: account()

EXEC sys.sp_addextendedproperty N'MS_Description', 'who has access; it''s \ 100% :x', N'SCHEMA', 'dbo', N'TABLE', 'account';
GO
