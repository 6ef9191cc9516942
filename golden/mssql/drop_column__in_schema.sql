-- op.drop_column("region", "rank", schema="sales")
-- after: in_schema()

-- REFUSED: SG208 column "rank" of table "sales.region" can't be dropped
--   why: the database refuses while these depend on it: index "ix_region_rank" of table "region"
--   do:  drop them first, in the same revision
