-- op.alter_column("line_item", "price", type_=sa.BigInteger())
-- after: generated()

-- REFUSED: SG401 PostgreSQL can't do this: alter column price of line_item: type
--   why: the server doesn't change the type of a column that a generated column reads: generated column "total" of table "line_item"
--   do:  op.drop_column() that first, and op.add_column() it again afterwards
