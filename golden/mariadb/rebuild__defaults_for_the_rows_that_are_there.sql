-- with op.batch_alter_table("account", recreate="always") as batch:
--     batch.add_column(sa.Column("kind", sa.String(20), nullable=False, server_default="old"))
--     batch.add_column(sa.Column("points", sa.Integer(), nullable=False, server_default="5"))
--     batch.alter_column("kind", server_default=None)
--     batch.alter_column("points", server_default="0", new_column_name="score")
-- after: account()

-- The table account is made anew, and its rows are moved:
-- - add column kind to account (the batch says recreate="always")
-- - add column points to account (the batch says recreate="always")
-- - alter column kind of account: default (the batch says recreate="always")
-- - alter column points of account: default, name (the batch says recreate="always")
-- Its columns keep their values: id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status
-- Before, it was:
-- CREATE TABLE account (
--   id INTEGER NOT NULL AUTO_INCREMENT,
--   email VARCHAR(120) NOT NULL,
--   name VARCHAR(50),
--   digits VARCHAR(10),
--   visits INTEGER NOT NULL DEFAULT '0',
--   level SMALLINT,
--   balance NUMERIC(10, 2) DEFAULT 0,
--   active BOOL NOT NULL DEFAULT true,
--   bio TEXT,
--   born_on DATE,
--   created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
--   status VARCHAR(20) NOT NULL DEFAULT 'new',
--   PRIMARY KEY (id)
-- )
-- Until the old table goes, it stays as it was; should a later step fail, its rows are in the new one. Triggers that no revision tells of go with the old one.
-- 1. What must not be: a step that finds it adds it again, and stops the script by the duplicate.
CREATE TEMPORARY TABLE _sqlgen_check (failed VARCHAR(255) PRIMARY KEY);
INSERT INTO _sqlgen_check VALUES ('the table account hasn''t the columns that this script was made for'), ('not all rows of the table account were moved');
-- 2. The new table, under a name of its own.
CREATE TABLE _sqlgen_new_account (
  id INTEGER NOT NULL AUTO_INCREMENT,
  email VARCHAR(120) NOT NULL,
  name VARCHAR(50),
  digits VARCHAR(10),
  visits INTEGER NOT NULL DEFAULT '0',
  level SMALLINT,
  balance NUMERIC(10, 2) DEFAULT 0,
  active BOOL NOT NULL DEFAULT true,
  bio TEXT,
  born_on DATE,
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR(20) NOT NULL DEFAULT 'new',
  kind VARCHAR(20) NOT NULL,
  score INTEGER NOT NULL DEFAULT '0',
  PRIMARY KEY (id)
);
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES account WRITE, _sqlgen_new_account WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check SELECT 'the table account hasn''t the columns that this script was made for' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'account'
HAVING COUNT(*) <> 12 OR COUNT(CASE WHEN COLUMN_NAME IN ('id', 'email', 'name', 'digits', 'visits', 'level', 'balance', 'active', 'bio', 'born_on', 'created_at', 'status') THEN 1 END) <> 12;
-- 5. Its rows.
SET @sqlgen_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO _sqlgen_new_account (id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status, kind, score)
SELECT id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status, 'old', '5' FROM account;
SET sql_mode = @sqlgen_mode;
-- 6. As many as before.
INSERT INTO _sqlgen_check SELECT 'not all rows of the table account were moved' FROM account HAVING COUNT(*) <> (SELECT COUNT(*) FROM _sqlgen_new_account);
-- 7. What counts up goes on where it was.
SET @sqlgen_count = (SELECT CONCAT('ALTER TABLE _sqlgen_new_account AUTO_INCREMENT = ', COALESCE(AUTO_INCREMENT, 1)) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'account');
PREPARE sqlgen_count FROM @sqlgen_count;
EXECUTE sqlgen_count;
DEALLOCATE PREPARE sqlgen_count;
-- 8. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE account;
ALTER TABLE _sqlgen_new_account RENAME TO account;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
DROP TEMPORARY TABLE _sqlgen_check;
