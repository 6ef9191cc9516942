-- op.drop_column("purchase", "code")
-- after: account_and_purchase()

ALTER TABLE purchase ADD INDEX IF NOT EXISTS fk_purchase_account (account_id), DROP INDEX uq_purchase_code;
ALTER TABLE purchase DROP COLUMN code;
