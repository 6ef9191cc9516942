-- op.drop_constraint("uq_legacy_code", "legacy", type_="unique", if_exists=True)
-- op.drop_constraint("ck_legacy", "legacy", type_="check", if_exists=True)
-- after: legacy(), unseen by any revision

SET @guarded = IF(EXISTS (SELECT 1 FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'legacy' AND CONSTRAINT_NAME = 'uq_legacy_code'), 'ALTER TABLE legacy DROP INDEX uq_legacy_code', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
