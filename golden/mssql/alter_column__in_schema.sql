-- op.alter_column("region", "name", type_=sa.String(60), comment="short", new_column_name="label", schema="sales")
-- after: in_schema()

ALTER TABLE sales.region ALTER COLUMN name VARCHAR(60) NOT NULL;
GO
EXEC sp_rename 'sales.region.name', 'label', N'COLUMN';
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'short', N'SCHEMA', 'sales', N'TABLE', 'region', N'COLUMN', 'label';
GO
