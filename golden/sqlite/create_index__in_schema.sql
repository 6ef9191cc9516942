-- op.create_index("ix_region_name", "region", ["name", "rank"], unique=True, schema="sales")
-- after: in_schema()

CREATE UNIQUE INDEX sales.ix_region_name ON region (name, rank);
