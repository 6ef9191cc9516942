-- op.drop_column("purchase", "account_id", if_exists=True)
-- after: account_and_purchase()

ALTER TABLE purchase DROP FOREIGN KEY IF EXISTS fk_purchase_account;
DROP INDEX IF EXISTS uq_purchase_code ON purchase;
ALTER TABLE purchase DROP COLUMN IF EXISTS account_id;
