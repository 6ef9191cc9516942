-- op.drop_column("line_item", "price")
-- after: generated()

-- REFUSED: SG208 column "price" of table "line_item" can't be dropped
--   why: the database refuses while these depend on it: generated column "total" of table "line_item"
--   do:  drop them first, in the same revision
