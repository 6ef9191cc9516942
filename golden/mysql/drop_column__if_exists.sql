-- op.drop_column("account", "bio", if_exists=True)
-- after: account()

SET @guarded = IF(EXISTS (SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'account' AND COLUMN_NAME = 'bio'), 'ALTER TABLE account DROP COLUMN bio', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
