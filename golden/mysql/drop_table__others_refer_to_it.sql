-- op.drop_table("account")
-- after: account_and_purchase()

-- REFUSED: SG215 table "account" can't be dropped
--   why: MySQL refuses (error 3730) while other tables refer to it: foreign key "fk_purchase_account" of table "purchase"
--   do:  drop the foreign key first: op.drop_constraint("fk_purchase_account", "purchase", type_="foreignkey")
--   do:  or drop "purchase" first, in the same revision
