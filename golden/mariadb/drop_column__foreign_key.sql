-- op.drop_constraint("uq_purchase_code", "purchase", type_="unique")
-- op.drop_column("purchase", "account_id")
-- after: account_and_purchase()

ALTER TABLE purchase ADD INDEX IF NOT EXISTS fk_purchase_account (account_id), DROP INDEX uq_purchase_code;
ALTER TABLE purchase DROP FOREIGN KEY fk_purchase_account;
ALTER TABLE purchase DROP COLUMN account_id;
