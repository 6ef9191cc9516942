-- with op.batch_alter_table("region", schema="sales", recreate="always") as batch:
--     batch.add_column(sa.Column("note", sa.String(30)))
-- after: in_schema()

-- The table region is made anew, and its rows are moved:
-- - add column note to sales.region (the batch says recreate="always")
-- Its columns keep their values: id, name, rank
-- It keeps: index ix_region_rank
-- Before, it was:
-- CREATE TABLE sales.region (
--   id INTEGER NOT NULL AUTO_INCREMENT,
--   name VARCHAR(40) NOT NULL,
--   `rank` INTEGER,
--   PRIMARY KEY (id),
--   CONSTRAINT uq_region_name UNIQUE (name)
-- )
-- Until the old table goes, it stays as it was; should a later step fail, its rows are in the new one. Triggers that no revision tells of go with the old one.
-- 1. What must not be: a step that finds it adds it again, and stops the script by the duplicate.
CREATE TEMPORARY TABLE _sqlgen_check (failed VARCHAR(255) PRIMARY KEY);
INSERT INTO _sqlgen_check VALUES ('the table region hasn''t the columns that this script was made for'), ('not all rows of the table region were moved');
-- 2. The new table, under a name of its own.
CREATE TABLE sales._sqlgen_new_region (
  id INTEGER NOT NULL AUTO_INCREMENT,
  name VARCHAR(40) NOT NULL,
  `rank` INTEGER,
  note VARCHAR(30),
  PRIMARY KEY (id),
  CONSTRAINT uq_region_name UNIQUE (name)
);
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES sales.region WRITE, sales._sqlgen_new_region WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check SELECT 'the table region hasn''t the columns that this script was made for' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'sales' AND TABLE_NAME = 'region'
HAVING COUNT(*) <> 3 OR COUNT(CASE WHEN COLUMN_NAME IN ('id', 'name', 'rank') THEN 1 END) <> 3;
-- 5. Its rows.
SET @sqlgen_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO sales._sqlgen_new_region (id, name, `rank`)
SELECT id, name, `rank` FROM sales.region;
SET sql_mode = @sqlgen_mode;
-- 6. As many as before.
INSERT INTO _sqlgen_check SELECT 'not all rows of the table region were moved' FROM sales.region HAVING COUNT(*) <> (SELECT COUNT(*) FROM sales._sqlgen_new_region);
-- 7. Its indexes.
CREATE INDEX ix_region_rank ON sales._sqlgen_new_region (`rank`);
-- 8. What counts up goes on where it was.
SET SESSION information_schema_stats_expiry = 0;
SET @sqlgen_count = (SELECT CONCAT('ALTER TABLE sales._sqlgen_new_region AUTO_INCREMENT = ', COALESCE(AUTO_INCREMENT, 1)) FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'sales' AND TABLE_NAME = 'region');
PREPARE sqlgen_count FROM @sqlgen_count;
EXECUTE sqlgen_count;
DEALLOCATE PREPARE sqlgen_count;
-- 9. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE sales.region;
ALTER TABLE sales._sqlgen_new_region RENAME TO sales.region;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
DROP TEMPORARY TABLE _sqlgen_check;
