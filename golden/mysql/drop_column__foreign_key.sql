-- op.drop_constraint("uq_purchase_code", "purchase", type_="unique")
-- op.drop_column("purchase", "account_id")
-- after: account_and_purchase()

SET @guarded = IF(NOT EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'purchase' AND INDEX_NAME = 'fk_purchase_account'), 'CREATE INDEX fk_purchase_account ON purchase (account_id)', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
DROP INDEX uq_purchase_code ON purchase;
ALTER TABLE purchase DROP FOREIGN KEY fk_purchase_account;
ALTER TABLE purchase DROP COLUMN account_id;
