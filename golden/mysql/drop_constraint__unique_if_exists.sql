-- op.drop_constraint("uq_purchase_code", "purchase", type_="unique", if_exists=True)
-- after: account_and_purchase()

SET @guarded = IF(NOT EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'purchase' AND INDEX_NAME = 'fk_purchase_account'), 'CREATE INDEX fk_purchase_account ON purchase (account_id)', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
SET @guarded = IF(EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'purchase' AND INDEX_NAME = 'uq_purchase_code'), 'DROP INDEX uq_purchase_code ON purchase', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
