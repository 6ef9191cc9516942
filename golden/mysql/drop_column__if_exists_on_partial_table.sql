-- op.drop_column("legacy", "code", if_exists=True)
-- after: legacy(), unseen by any revision

SET @guarded = IF(EXISTS (SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'legacy' AND COLUMN_NAME = 'code'), 'ALTER TABLE legacy DROP COLUMN code', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
