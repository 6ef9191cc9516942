-- op.rename_table("region", "area", schema="sales")
-- after: in_schema()

EXEC sp_rename 'sales.region', 'area', N'OBJECT';
GO
