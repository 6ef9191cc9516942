-- op.drop_constraint("uq_region_name", "region", type_="unique", schema="sales")
-- after: in_schema()

DROP INDEX uq_region_name ON sales.region;
