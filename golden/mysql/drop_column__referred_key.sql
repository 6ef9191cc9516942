-- op.drop_column("account", "id")
-- after: account_and_purchase()

-- REFUSED: SG208 column "id" of table "account" can't be dropped
--   why: the database refuses while these depend on it: foreign key "fk_purchase_account" of table "purchase"
--   do:  drop them first, in the same revision
