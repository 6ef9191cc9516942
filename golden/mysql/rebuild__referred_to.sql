-- with op.batch_alter_table("account", recreate="always") as batch:
--     batch.alter_column("name", type_=sa.Text(), nullable=False, server_default="nobody")
--     batch.drop_column("bio")
--     batch.add_column(sa.Column("nickname", sa.String(30), server_default="none"), insert_after="name")
-- after: referred_to()

-- The table account is made anew, and its rows are moved:
-- - alter column name of account: type, nullability, default (the batch says recreate="always")
-- - drop column bio of account (the batch says recreate="always")
-- - add column nickname to account (the batch says recreate="always")
-- Its columns keep their values: id, email, name, digits, visits, level, balance, active, born_on, created_at, status, invited_by
-- It keeps: index ix_account_name, index fk_account_inviter
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
--   invited_by INTEGER,
--   PRIMARY KEY (id),
--   CONSTRAINT uq_account_email UNIQUE (email),
--   CONSTRAINT fk_account_inviter FOREIGN KEY(invited_by) REFERENCES account (id) ON DELETE SET NULL,
--   CONSTRAINT ck_account_visits CHECK (visits >= 0)
-- )
-- Until the old table goes, it stays as it was; should a later step fail, its rows are in the new one. Triggers that no revision tells of go with the old one.
-- 1. What must not be: a step that finds it adds it again, and stops the script by the duplicate.
CREATE TEMPORARY TABLE _sqlgen_check (failed VARCHAR(255) PRIMARY KEY);
INSERT INTO _sqlgen_check VALUES ('the table account hasn''t the columns that this script was made for'), ('not all rows of the table account were moved');
-- 2. The new table, under a name of its own, without what must wait for its name.
CREATE TABLE _sqlgen_new_account (
  id INTEGER NOT NULL AUTO_INCREMENT,
  email VARCHAR(120) NOT NULL,
  name TEXT NOT NULL DEFAULT ('nobody'),
  nickname VARCHAR(30) DEFAULT 'none',
  digits VARCHAR(10),
  visits INTEGER NOT NULL DEFAULT '0',
  level SMALLINT,
  balance NUMERIC(10, 2) DEFAULT 0,
  active BOOL NOT NULL DEFAULT true,
  born_on DATE,
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR(20) NOT NULL DEFAULT 'new',
  invited_by INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_account_email UNIQUE (email)
);
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES account WRITE, _sqlgen_new_account WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check SELECT 'the table account hasn''t the columns that this script was made for' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'account'
HAVING COUNT(*) <> 13 OR COUNT(CASE WHEN COLUMN_NAME IN ('id', 'email', 'name', 'digits', 'visits', 'level', 'balance', 'active', 'bio', 'born_on', 'created_at', 'status', 'invited_by') THEN 1 END) <> 13;
-- 5. Its rows.
SET @sqlgen_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO _sqlgen_new_account (id, email, name, digits, visits, level, balance, active, born_on, created_at, status, invited_by)
SELECT id, email, coalesce(name, 'nobody'), digits, visits, level, balance, active, born_on, created_at, status, invited_by FROM account;
SET sql_mode = @sqlgen_mode;
-- 6. As many as before.
INSERT INTO _sqlgen_check SELECT 'not all rows of the table account were moved' FROM account HAVING COUNT(*) <> (SELECT COUNT(*) FROM _sqlgen_new_account);
-- 7. Its indexes.
CREATE INDEX ix_account_name ON _sqlgen_new_account (name);
-- 8. What counts up goes on where it was.
SET SESSION information_schema_stats_expiry = 0;
SET @sqlgen_count = (SELECT CONCAT('ALTER TABLE _sqlgen_new_account AUTO_INCREMENT = ', COALESCE(AUTO_INCREMENT, 1)) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'account');
PREPARE sqlgen_count FROM @sqlgen_count;
EXECUTE sqlgen_count;
DEALLOCATE PREPARE sqlgen_count;
-- 9. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE account;
ALTER TABLE _sqlgen_new_account RENAME TO account;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
-- 10. What had to wait for its name.
ALTER TABLE account
  ADD CONSTRAINT fk_account_inviter FOREIGN KEY(invited_by) REFERENCES account (id) ON DELETE SET NULL,
  ADD CONSTRAINT ck_account_visits CHECK (visits >= 0);
DROP TEMPORARY TABLE _sqlgen_check;
