-- op.drop_column("Order Details", "group")
-- after: quoted_names()

-- REFUSED: SG208 column "group" of table "Order Details" can't be dropped
--   why: the database refuses while these depend on it: unique constraint "uq Group" of table "Order Details"
--   do:  drop them first, in the same revision
