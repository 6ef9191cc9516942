-- op.create_table_comment("region", "where we sell", schema="sales")
-- after: in_schema()

EXEC sys.sp_addextendedproperty N'MS_Description', 'where we sell', N'SCHEMA', 'sales', N'TABLE', 'region';
GO
