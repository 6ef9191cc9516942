-- op.drop_column("region", "rank", schema="sales")
-- after: in_schema()

-- the index ix_region_rank goes with the column rank
DROP INDEX sales.ix_region_rank;
ALTER TABLE sales.region DROP COLUMN rank;
