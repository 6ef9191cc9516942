-- op.drop_constraint("ck_account_visits", "account", type_="check", if_exists=True)
-- after: account_and_purchase()

SET @guarded = IF(EXISTS (SELECT 1 FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'account' AND CONSTRAINT_NAME = 'ck_account_visits'), 'ALTER TABLE account DROP CONSTRAINT ck_account_visits', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
