-- op.drop_constraint("fk_purchase_account", "purchase", type_="foreignkey")
-- op.drop_table("account")
-- after: account_and_purchase()

ALTER TABLE purchase DROP CONSTRAINT fk_purchase_account;
DROP TABLE account;
