-- op.drop_index("ix_account_nmae", table_name="account")
-- after: account_and_purchase()

-- REFUSED: SG205 table "account" has no index "ix_account_nmae"
--   why: its indexes at this point are: ix_account_name
--   do:  did you mean "ix_account_name"?
