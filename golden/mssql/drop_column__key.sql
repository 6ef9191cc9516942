-- op.drop_column("purchase", "id")
-- after: account_and_purchase()

-- REFUSED: SG208 column "id" of table "purchase" can't be dropped
--   why: the database refuses while these depend on it: primary key "pk_purchase" of table "purchase"
--   do:  drop them first, in the same revision
