-- op.drop_table_comment("note", existing_comment="all notes")
-- after: commented()

EXEC sys.sp_dropextendedproperty N'MS_Description', N'SCHEMA', 'dbo', N'TABLE', 'note';
GO
