-- op.drop_table("region", schema="sales")
-- after: in_schema()

DROP TABLE sales.region;
