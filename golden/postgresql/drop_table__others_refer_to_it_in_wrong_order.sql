-- op.drop_column("purchase", "placed_on")
-- op.drop_table("account")
-- op.drop_table("purchase")
-- after: account_and_purchase()

ALTER TABLE purchase DROP COLUMN placed_on;

-- REFUSED: SG215 table "account" can't be dropped
--   why: PostgreSQL refuses (2BP01) while other tables refer to it: foreign key "fk_purchase_account" of table "purchase"
--   do:  drop the foreign key first: op.drop_constraint("fk_purchase_account", "purchase", type_="foreignkey")
--   do:  or drop "purchase" first, in the same revision
