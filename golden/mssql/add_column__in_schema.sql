-- op.add_column("region", sa.Column("code", sa.String(5), unique=True, comment="short"), schema="sales")
-- after: in_schema()

ALTER TABLE sales.region ADD code VARCHAR(5) NULL;
GO
ALTER TABLE sales.region ADD UNIQUE (code);
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'short', N'SCHEMA', 'sales', N'TABLE', 'region', N'COLUMN', 'code';
GO
