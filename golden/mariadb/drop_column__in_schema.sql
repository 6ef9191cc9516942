-- op.drop_column("region", "rank", schema="sales")
-- after: in_schema()

ALTER TABLE sales.region DROP COLUMN rank;
