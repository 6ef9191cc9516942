-- op.drop_constraint("uq_region_name", "region", type_="unique", schema="sales")
-- after: in_schema()

ALTER TABLE sales.region DROP CONSTRAINT uq_region_name;
