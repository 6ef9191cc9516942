-- op.create_unique_constraint("uq_region_rank", "region", ["rank"], schema="sales")
-- after: in_schema()

ALTER TABLE sales.region ADD CONSTRAINT uq_region_rank UNIQUE (rank);
