-- op.drop_constraint("uq_purchase_code", "purchase", type_="unique", if_exists=True)
-- after: account_and_purchase()

SET @guarded = IF(EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'purchase' AND INDEX_NAME = 'uq_purchase_code'), 'ALTER TABLE purchase ADD INDEX fk_purchase_account (account_id), DROP INDEX uq_purchase_code', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
