-- op.drop_index("ix_account_name", table_name="account", postgresql_concurrently=True, if_exists=True)
-- after: account_and_purchase()

SET @guarded = IF(EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'account' AND INDEX_NAME = 'ix_account_name'), 'DROP INDEX ix_account_name ON account', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
