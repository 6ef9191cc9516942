-- op.drop_column("account", "email")
-- after: account_and_purchase()

-- REFUSED: SG208 column "email" of table "account" can't be dropped
--   why: the database refuses while these depend on it: unique constraint "uq_account_email" of table "account"
--   do:  drop them first, in the same revision
