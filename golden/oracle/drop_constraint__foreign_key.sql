-- op.drop_constraint("fk_purchase_account", "purchase", type_="foreignkey")
-- after: account_and_purchase()

ALTER TABLE purchase DROP CONSTRAINT fk_purchase_account;
