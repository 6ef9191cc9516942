-- op.create_index("ix_account_name", "account", ["name"], if_not_exists=True)
-- after: account_and_purchase()

SET @guarded = IF(NOT EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'account' AND INDEX_NAME = 'ix_account_name'), 'CREATE INDEX ix_account_name ON account (name)', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
