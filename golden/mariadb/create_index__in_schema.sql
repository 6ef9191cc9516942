-- op.create_index("ix_region_name", "region", ["name", "rank"], unique=True, schema="sales")
-- after: in_schema()

CREATE UNIQUE INDEX ix_region_name ON sales.region (name, rank);
