-- op.drop_column("purchase", "account_id", if_exists=True)
-- after: account_and_purchase()

SET @guarded = IF(EXISTS (SELECT 1 FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'purchase' AND CONSTRAINT_NAME = 'fk_purchase_account'), 'ALTER TABLE purchase DROP FOREIGN KEY fk_purchase_account', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
SET @guarded = IF(EXISTS (SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'purchase' AND COLUMN_NAME = 'account_id'), 'ALTER TABLE purchase DROP COLUMN account_id', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
