-- with op.batch_alter_table("note", recreate="always") as batch:
--     batch.alter_column("body", type_=sa.Text())
-- after: commented()

-- The table note is made anew, and its rows are moved:
-- - alter column body of note: type (the batch says recreate="always")
-- Its columns keep their values: id, body
-- Before, it was:
-- CREATE TABLE note (
--   id INTEGER NOT NULL COMMENT 'counts up' AUTO_INCREMENT,
--   body VARCHAR(200) COMMENT 'what it says',
--   PRIMARY KEY (id)
-- ) COMMENT='all notes'
-- Until the old table goes, it stays as it was; should a later step fail, its rows are in the new one. Triggers that no revision tells of go with the old one.
-- 1. What must not be: a step that finds it adds it again, and stops the script by the duplicate.
CREATE TEMPORARY TABLE _sqlgen_check (failed VARCHAR(255) PRIMARY KEY);
INSERT INTO _sqlgen_check VALUES ('the table note hasn''t the columns that this script was made for'), ('not all rows of the table note were moved');
-- 2. The new table, under a name of its own.
CREATE TABLE _sqlgen_new_note (
  id INTEGER NOT NULL COMMENT 'counts up' AUTO_INCREMENT,
  body TEXT COMMENT 'what it says',
  PRIMARY KEY (id)
) COMMENT='all notes';
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES note WRITE, _sqlgen_new_note WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check SELECT 'the table note hasn''t the columns that this script was made for' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'note'
HAVING COUNT(*) <> 2 OR COUNT(CASE WHEN COLUMN_NAME IN ('id', 'body') THEN 1 END) <> 2;
-- 5. Its rows.
SET @sqlgen_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO _sqlgen_new_note (id, body)
SELECT id, body FROM note;
SET sql_mode = @sqlgen_mode;
-- 6. As many as before.
INSERT INTO _sqlgen_check SELECT 'not all rows of the table note were moved' FROM note HAVING COUNT(*) <> (SELECT COUNT(*) FROM _sqlgen_new_note);
-- 7. What counts up goes on where it was.
SET SESSION information_schema_stats_expiry = 0;
SET @sqlgen_count = (SELECT CONCAT('ALTER TABLE _sqlgen_new_note AUTO_INCREMENT = ', COALESCE(AUTO_INCREMENT, 1)) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'note');
PREPARE sqlgen_count FROM @sqlgen_count;
EXECUTE sqlgen_count;
DEALLOCATE PREPARE sqlgen_count;
-- 8. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE note;
ALTER TABLE _sqlgen_new_note RENAME TO note;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
DROP TEMPORARY TABLE _sqlgen_check;
