-- with op.batch_alter_table("ticket", recreate="always") as batch:
--     batch.alter_column("seat", type_=sa.BigInteger())
-- after: counted_by_identity()

-- The table ticket is made anew, and its rows are moved:
-- - alter column seat of ticket: type (the batch says recreate="always")
-- Its columns keep their values: id, seat
-- Before, it was:
-- CREATE TABLE ticket (
--   id INTEGER NOT NULL AUTO_INCREMENT,
--   seat INTEGER NOT NULL,
--   PRIMARY KEY (id)
-- )
-- Until the old table goes, it stays as it was; should a later step fail, its rows are in the new one. Triggers that no revision tells of go with the old one.
-- 1. What must not be: a step that finds it adds it again, and stops the script by the duplicate.
CREATE TEMPORARY TABLE _sqlgen_check (failed VARCHAR(255) PRIMARY KEY);
INSERT INTO _sqlgen_check VALUES ('the table ticket hasn''t the columns that this script was made for'), ('not all rows of the table ticket were moved');
-- 2. The new table, under a name of its own.
CREATE TABLE _sqlgen_new_ticket (
  id INTEGER NOT NULL AUTO_INCREMENT,
  seat BIGINT NOT NULL,
  PRIMARY KEY (id)
);
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES ticket WRITE, _sqlgen_new_ticket WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check SELECT 'the table ticket hasn''t the columns that this script was made for' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'ticket'
HAVING COUNT(*) <> 2 OR COUNT(CASE WHEN COLUMN_NAME IN ('id', 'seat') THEN 1 END) <> 2;
-- 5. Its rows.
SET @sqlgen_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO _sqlgen_new_ticket (id, seat)
SELECT id, seat FROM ticket;
SET sql_mode = @sqlgen_mode;
-- 6. As many as before.
INSERT INTO _sqlgen_check SELECT 'not all rows of the table ticket were moved' FROM ticket HAVING COUNT(*) <> (SELECT COUNT(*) FROM _sqlgen_new_ticket);
-- 7. What counts up goes on where it was.
SET SESSION information_schema_stats_expiry = 0;
SET @sqlgen_count = (SELECT CONCAT('ALTER TABLE _sqlgen_new_ticket AUTO_INCREMENT = ', COALESCE(AUTO_INCREMENT, 1)) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'ticket');
PREPARE sqlgen_count FROM @sqlgen_count;
EXECUTE sqlgen_count;
DEALLOCATE PREPARE sqlgen_count;
-- 8. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE ticket;
ALTER TABLE _sqlgen_new_ticket RENAME TO ticket;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
DROP TEMPORARY TABLE _sqlgen_check;
