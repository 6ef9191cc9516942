-- with op.batch_alter_table("line_item", recreate="always") as batch:
--     batch.alter_column("quantity", type_=sa.BigInteger())
-- after: generated()

-- The table line_item is made anew, and its rows are moved:
-- - alter column quantity of line_item: type (the batch says recreate="always")
-- Its columns keep their values: id, price, quantity
-- Before, it was:
-- CREATE TABLE line_item (
--   id INTEGER NOT NULL AUTO_INCREMENT,
--   price INTEGER NOT NULL,
--   quantity INTEGER NOT NULL,
--   total INTEGER GENERATED ALWAYS AS (price * quantity),
--   PRIMARY KEY (id)
-- )
-- Until the old table goes, it stays as it was; should a later step fail, its rows are in the new one. Triggers that no revision tells of go with the old one.
-- 1. What must not be: a step that finds it adds it again, and stops the script by the duplicate.
CREATE TEMPORARY TABLE _sqlgen_check (failed VARCHAR(255) PRIMARY KEY);
INSERT INTO _sqlgen_check VALUES ('the table line_item hasn''t the columns that this script was made for'), ('not all rows of the table line_item were moved');
-- 2. The new table, under a name of its own.
CREATE TABLE _sqlgen_new_line_item (
  id INTEGER NOT NULL AUTO_INCREMENT,
  price INTEGER NOT NULL,
  quantity BIGINT NOT NULL,
  total INTEGER GENERATED ALWAYS AS (price * quantity),
  PRIMARY KEY (id)
);
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES line_item WRITE, _sqlgen_new_line_item WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check SELECT 'the table line_item hasn''t the columns that this script was made for' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'line_item'
HAVING COUNT(*) <> 4 OR COUNT(CASE WHEN COLUMN_NAME IN ('id', 'price', 'quantity', 'total') THEN 1 END) <> 4;
-- 5. Its rows.
SET @sqlgen_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO _sqlgen_new_line_item (id, price, quantity)
SELECT id, price, quantity FROM line_item;
SET sql_mode = @sqlgen_mode;
-- 6. As many as before.
INSERT INTO _sqlgen_check SELECT 'not all rows of the table line_item were moved' FROM line_item HAVING COUNT(*) <> (SELECT COUNT(*) FROM _sqlgen_new_line_item);
-- 7. What counts up goes on where it was.
SET SESSION information_schema_stats_expiry = 0;
SET @sqlgen_count = (SELECT CONCAT('ALTER TABLE _sqlgen_new_line_item AUTO_INCREMENT = ', COALESCE(AUTO_INCREMENT, 1)) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'line_item');
PREPARE sqlgen_count FROM @sqlgen_count;
EXECUTE sqlgen_count;
DEALLOCATE PREPARE sqlgen_count;
-- 8. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE line_item;
ALTER TABLE _sqlgen_new_line_item RENAME TO line_item;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
DROP TEMPORARY TABLE _sqlgen_check;
