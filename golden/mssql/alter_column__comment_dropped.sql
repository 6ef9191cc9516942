-- op.alter_column("note", "body", comment=None, existing_comment="what it says")
-- after: commented()

EXEC sys.sp_dropextendedproperty N'MS_Description', N'SCHEMA', 'dbo', N'TABLE', 'note', N'COLUMN', 'body';
GO
