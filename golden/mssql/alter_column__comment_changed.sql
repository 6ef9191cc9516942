-- op.alter_column("note", "body", comment="the text", existing_comment="what it says")
-- after: commented()

EXEC sys.sp_updateextendedproperty N'MS_Description', 'the text', N'SCHEMA', 'dbo', N'TABLE', 'note', N'COLUMN', 'body';
GO
