-- op.create_index("ix_account_name", "account", ["email"])
-- after: account_and_purchase()

-- REFUSED: SG202 the name "ix_account_name" for a new index is taken by an index of table "account"
--   do:  choose another name, or drop or rename that index first
