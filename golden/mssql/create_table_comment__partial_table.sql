-- op.create_table_comment("legacy", "old 🌷")
-- after: legacy(), unseen by any revision

IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', 'dbo', N'TABLE', 'legacy', NULL, NULL))
  EXEC sys.sp_updateextendedproperty N'MS_Description', N'old 🌷', N'SCHEMA', 'dbo', N'TABLE', 'legacy'
ELSE
  EXEC sys.sp_addextendedproperty N'MS_Description', N'old 🌷', N'SCHEMA', 'dbo', N'TABLE', 'legacy';
GO
