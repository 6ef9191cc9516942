-- op.drop_column("account", "name")
-- after: account_and_purchase()

-- REFUSED: SG208 column "name" of table "account" can't be dropped
--   why: the database refuses while these depend on it: index "ix_account_name" of table "account"
--   do:  drop them first, in the same revision
