-- op.drop_constraint("fk_purchase_acount", "purchase", type_="foreignkey")
-- after: account_and_purchase()

-- REFUSED: SG204 table "purchase" has no constraint "fk_purchase_acount"
--   why: its constraints at this point are: fk_purchase_account, pk_purchase, uq_purchase_code
--   do:  did you mean "fk_purchase_account"?
