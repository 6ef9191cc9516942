-- op.drop_index("ix_region_rank", table_name="region", schema="sales")
-- after: in_schema()

DROP INDEX ix_region_rank ON sales.region;
