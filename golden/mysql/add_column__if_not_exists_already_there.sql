-- op.add_column("account", sa.Column("name", sa.String(50)), if_not_exists=True)
-- after: account()

SET @guarded = IF(NOT EXISTS (SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'account' AND COLUMN_NAME = 'name'), 'ALTER TABLE account ADD COLUMN name VARCHAR(50)', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
