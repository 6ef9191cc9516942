-- with op.batch_alter_table("Order Details", recreate="always") as batch:
--     batch.alter_column("Mixed Case", type_=sa.String(60))
-- after: quoted_names()

-- The table Order Details is made anew, and its rows are moved:
-- - alter column Mixed Case of Order Details: type (the batch says recreate="always")
-- Its columns keep their values: select, Mixed Case, group
-- It keeps: index ix Mixed
-- Before, it was:
-- CREATE TABLE `Order Details` (
--   `select` INTEGER NOT NULL,
--   `Mixed Case` VARCHAR(40),
--   `group` INTEGER DEFAULT '7',
--   CONSTRAINT `pk Order` PRIMARY KEY (`select`),
--   CONSTRAINT `uq Group` UNIQUE (`group`),
--   CONSTRAINT `ck Select` CHECK (`select` > 0)
-- )
-- Until the old table goes, it stays as it was; should a later step fail, its rows are in the new one. Triggers that no revision tells of go with the old one.
-- 1. What must not be: a step that finds it adds it again, and stops the script by the duplicate.
CREATE TEMPORARY TABLE _sqlgen_check (failed VARCHAR(255) PRIMARY KEY);
INSERT INTO _sqlgen_check VALUES ('the table Order Details hasn''t the columns that this script was made for'), ('not all rows of the table Order Details were moved');
-- 2. The new table, under a name of its own.
CREATE TABLE `_sqlgen_new_Order Details` (
  `select` INTEGER NOT NULL,
  `Mixed Case` VARCHAR(60),
  `group` INTEGER DEFAULT '7',
  CONSTRAINT `pk Order` PRIMARY KEY (`select`),
  CONSTRAINT `uq Group` UNIQUE (`group`),
  CONSTRAINT `ck Select` CHECK (`select` > 0)
);
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES `Order Details` WRITE, `_sqlgen_new_Order Details` WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check SELECT 'the table Order Details hasn''t the columns that this script was made for' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'Order Details'
HAVING COUNT(*) <> 3 OR COUNT(CASE WHEN COLUMN_NAME IN ('select', 'Mixed Case', 'group') THEN 1 END) <> 3;
-- 5. Its rows.
INSERT INTO `_sqlgen_new_Order Details` (`select`, `Mixed Case`, `group`)
SELECT `select`, `Mixed Case`, `group` FROM `Order Details`;
-- 6. As many as before.
INSERT INTO _sqlgen_check SELECT 'not all rows of the table Order Details were moved' FROM `Order Details` HAVING COUNT(*) <> (SELECT COUNT(*) FROM `_sqlgen_new_Order Details`);
-- 7. Its indexes.
CREATE INDEX `ix Mixed` ON `_sqlgen_new_Order Details` (`Mixed Case`);
-- 8. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE `Order Details`;
ALTER TABLE `_sqlgen_new_Order Details` RENAME TO `Order Details`;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
DROP TEMPORARY TABLE _sqlgen_check;
