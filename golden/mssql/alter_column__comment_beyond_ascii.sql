-- op.alter_column("note", "body", comment="Größe in µm\nzweite Zeile 🌷")
-- after: commented()

EXEC sys.sp_updateextendedproperty N'MS_Description', N'Größe in µm
zweite Zeile 🌷', N'SCHEMA', 'dbo', N'TABLE', 'note', N'COLUMN', 'body';
GO
