-- op.create_table_comment("note", "some notes", existing_comment="all notes")
-- after: commented()

EXEC sys.sp_updateextendedproperty N'MS_Description', 'some notes', N'SCHEMA', 'dbo', N'TABLE', 'note';
GO
