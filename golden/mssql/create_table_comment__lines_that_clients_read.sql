-- op.create_table_comment("note", "first;\n/\nGO\n$(last)", existing_comment="all notes")
-- after: commented()

DECLARE @text nvarchar(max) = ('first;
/
' + 'GO
$' + '(last)');
EXEC sys.sp_updateextendedproperty N'MS_Description', @text, N'SCHEMA', 'dbo', N'TABLE', 'note';
GO
