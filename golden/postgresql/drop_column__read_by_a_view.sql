-- op.drop_column("account", "email")
-- after: read_by_others()

-- REFUSED: SG208 column "email" of table "account" can't be dropped
--   why: the database refuses while these depend on it: view "reachable"
--   do:  drop them first, in the same revision
