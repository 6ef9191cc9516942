-- op.drop_column("purchase", "account_id")
-- after: account_and_purchase()

ALTER TABLE purchase DROP FOREIGN KEY fk_purchase_account;
ALTER TABLE purchase DROP COLUMN account_id;
