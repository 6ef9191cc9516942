-- op.rename_table("region", "area", schema="sales")
-- after: in_schema()

ALTER TABLE sales.region RENAME TO sales.area;
