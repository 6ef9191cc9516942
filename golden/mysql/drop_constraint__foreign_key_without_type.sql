-- op.drop_constraint("fk_purchase_account", "purchase")
-- after: account_and_purchase()

ALTER TABLE purchase DROP FOREIGN KEY fk_purchase_account;
