-- with op.batch_alter_table("gadget", recreate="always") as batch:
--     batch.alter_column("price", type_=sa.BigInteger())
-- with op.batch_alter_table("owner", recreate="always"):
--     pass
-- after: unnamed_constraints()

-- The table gadget is made anew, and its rows are moved:
-- - alter column price of gadget: type (the batch says recreate="always")
-- Its columns keep their values: id, owner_id, serial, price
-- It keeps: index owner_id
-- Before, it was:
-- CREATE TABLE gadget (
--   id INTEGER NOT NULL AUTO_INCREMENT,
--   owner_id INTEGER,
--   serial VARCHAR(20),
--   price INTEGER,
--   PRIMARY KEY (id),
--   UNIQUE (serial),
--   FOREIGN KEY(owner_id) REFERENCES owner (id),
--   CHECK (price > 0)
-- )
-- Until the old table goes, it stays as it was; should a later step fail, its rows are in the new one. Triggers that no revision tells of go with the old one.
-- 1. What must not be: a step that finds it adds it again, and stops the script by the duplicate.
CREATE TEMPORARY TABLE _sqlgen_check (failed VARCHAR(255) PRIMARY KEY);
INSERT INTO _sqlgen_check VALUES ('the table gadget hasn''t the columns that this script was made for'), ('not all rows of the table gadget were moved');
-- 2. The new table, under a name of its own, without what must wait for its name.
CREATE TABLE _sqlgen_new_gadget (
  id INTEGER NOT NULL AUTO_INCREMENT,
  owner_id INTEGER,
  serial VARCHAR(20),
  price BIGINT,
  PRIMARY KEY (id),
  UNIQUE (serial),
  CHECK (price > 0)
);
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES gadget WRITE, _sqlgen_new_gadget WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check SELECT 'the table gadget hasn''t the columns that this script was made for' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'gadget'
HAVING COUNT(*) <> 4 OR COUNT(CASE WHEN COLUMN_NAME IN ('id', 'owner_id', 'serial', 'price') THEN 1 END) <> 4;
-- 5. Its rows.
SET @sqlgen_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO _sqlgen_new_gadget (id, owner_id, serial, price)
SELECT id, owner_id, serial, price FROM gadget;
SET sql_mode = @sqlgen_mode;
-- 6. As many as before.
INSERT INTO _sqlgen_check SELECT 'not all rows of the table gadget were moved' FROM gadget HAVING COUNT(*) <> (SELECT COUNT(*) FROM _sqlgen_new_gadget);
-- 7. What counts up goes on where it was.
SET @sqlgen_count = (SELECT CONCAT('ALTER TABLE _sqlgen_new_gadget AUTO_INCREMENT = ', COALESCE(AUTO_INCREMENT, 1)) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'gadget');
PREPARE sqlgen_count FROM @sqlgen_count;
EXECUTE sqlgen_count;
DEALLOCATE PREPARE sqlgen_count;
-- 8. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE gadget;
ALTER TABLE _sqlgen_new_gadget RENAME TO gadget;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
-- 9. What had to wait for its name.
ALTER TABLE gadget
  ADD FOREIGN KEY(owner_id) REFERENCES owner (id);
DROP TEMPORARY TABLE _sqlgen_check;
-- The table owner is made anew, and its rows are moved:
-- - arrange table owner: as it is (the batch says recreate="always")
-- Its columns keep their values: id, code
-- Before, it was:
-- CREATE TABLE owner (
--   id INTEGER NOT NULL AUTO_INCREMENT,
--   code VARCHAR(20),
--   PRIMARY KEY (id),
--   UNIQUE (code)
-- )
-- Until the old table goes, it stays as it was; should a later step fail, its rows are in the new one. Triggers that no revision tells of go with the old one.
-- 1. What must not be: a step that finds it adds it again, and stops the script by the duplicate.
CREATE TEMPORARY TABLE _sqlgen_check (failed VARCHAR(255) PRIMARY KEY);
INSERT INTO _sqlgen_check VALUES ('the table owner hasn''t the columns that this script was made for'), ('not all rows of the table owner were moved');
-- 2. The new table, under a name of its own.
CREATE TABLE _sqlgen_new_owner (
  id INTEGER NOT NULL AUTO_INCREMENT,
  code VARCHAR(20),
  PRIMARY KEY (id),
  UNIQUE (code)
);
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES owner WRITE, _sqlgen_new_owner WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check SELECT 'the table owner hasn''t the columns that this script was made for' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'owner'
HAVING COUNT(*) <> 2 OR COUNT(CASE WHEN COLUMN_NAME IN ('id', 'code') THEN 1 END) <> 2;
-- 5. Its rows.
SET @sqlgen_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO _sqlgen_new_owner (id, code)
SELECT id, code FROM owner;
SET sql_mode = @sqlgen_mode;
-- 6. As many as before.
INSERT INTO _sqlgen_check SELECT 'not all rows of the table owner were moved' FROM owner HAVING COUNT(*) <> (SELECT COUNT(*) FROM _sqlgen_new_owner);
-- 7. What counts up goes on where it was.
SET @sqlgen_count = (SELECT CONCAT('ALTER TABLE _sqlgen_new_owner AUTO_INCREMENT = ', COALESCE(AUTO_INCREMENT, 1)) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'owner');
PREPARE sqlgen_count FROM @sqlgen_count;
EXECUTE sqlgen_count;
DEALLOCATE PREPARE sqlgen_count;
-- 8. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE owner;
ALTER TABLE _sqlgen_new_owner RENAME TO owner;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
DROP TEMPORARY TABLE _sqlgen_check;
