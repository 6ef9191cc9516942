-- op.drop_column("purchase", "code")
-- after: account_and_purchase()

-- REFUSED: SG208 column "code" of table "purchase" can't be dropped
--   why: the database refuses while these depend on it: unique constraint "uq_purchase_code" of table "purchase"
--   do:  drop them first, in the same revision
