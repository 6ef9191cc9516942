-- arguments = (
--     sa.Column("nickname", sa.String(30), server_default="none"),
--     sa.UniqueConstraint("code", "placed_on", name="uq_purchase_placed"),
--     sa.UniqueConstraint("account_id", "code", name="uq_purchase_code"),
--     sa.CheckConstraint("total >= 0", name="ck_purchase_total"),
--     sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_purchase_again", ondelete="CASCADE"),
--     sa.Index("ix_purchase_nickname", "nickname"),
-- )
-- with op.batch_alter_table("purchase", recreate="always", table_args=arguments):
--     pass
-- after: account_and_purchase()

-- The table purchase is made anew, and its rows are moved:
-- - arrange table purchase: columns, constraints and indexes (the batch says recreate="always")
-- Its columns keep their values: id, account_id, total, placed_on, code
-- Before, it was:
-- CREATE TABLE purchase (
--   id INTEGER NOT NULL AUTO_INCREMENT,
--   account_id INTEGER NOT NULL,
--   total NUMERIC(12, 2) NOT NULL,
--   placed_on DATE,
--   code VARCHAR(20),
--   CONSTRAINT pk_purchase PRIMARY KEY (id),
--   CONSTRAINT uq_purchase_code UNIQUE (account_id, code),
--   CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id)
-- )
-- Until the old table goes, it stays as it was; should a later step fail, its rows are in the new one. Triggers that no revision tells of go with the old one.
-- 1. What must not be: a step that finds it adds it again, and stops the script by the duplicate.
CREATE TEMPORARY TABLE _sqlgen_check (failed VARCHAR(255) PRIMARY KEY);
INSERT INTO _sqlgen_check VALUES ('the table purchase hasn''t the columns that this script was made for'), ('not all rows of the table purchase were moved');
-- 2. The new table, under a name of its own, without what must wait for its name.
CREATE TABLE _sqlgen_new_purchase (
  id INTEGER NOT NULL AUTO_INCREMENT,
  account_id INTEGER NOT NULL,
  total NUMERIC(12, 2) NOT NULL,
  placed_on DATE,
  code VARCHAR(20),
  nickname VARCHAR(30) DEFAULT 'none',
  CONSTRAINT pk_purchase PRIMARY KEY (id),
  CONSTRAINT uq_purchase_code UNIQUE (account_id, code),
  CONSTRAINT uq_purchase_placed UNIQUE (code, placed_on)
);
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES purchase WRITE, _sqlgen_new_purchase WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check SELECT 'the table purchase hasn''t the columns that this script was made for' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'purchase'
HAVING COUNT(*) <> 5 OR COUNT(CASE WHEN COLUMN_NAME IN ('id', 'account_id', 'total', 'placed_on', 'code') THEN 1 END) <> 5;
-- 5. Its rows.
SET @sqlgen_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO _sqlgen_new_purchase (id, account_id, total, placed_on, code)
SELECT id, account_id, total, placed_on, code FROM purchase;
SET sql_mode = @sqlgen_mode;
-- 6. As many as before.
INSERT INTO _sqlgen_check SELECT 'not all rows of the table purchase were moved' FROM purchase HAVING COUNT(*) <> (SELECT COUNT(*) FROM _sqlgen_new_purchase);
-- 7. Its indexes.
CREATE INDEX ix_purchase_nickname ON _sqlgen_new_purchase (nickname);
-- 8. What counts up goes on where it was.
SET SESSION information_schema_stats_expiry = 0;
SET @sqlgen_count = (SELECT CONCAT('ALTER TABLE _sqlgen_new_purchase AUTO_INCREMENT = ', COALESCE(AUTO_INCREMENT, 1)) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'purchase');
PREPARE sqlgen_count FROM @sqlgen_count;
EXECUTE sqlgen_count;
DEALLOCATE PREPARE sqlgen_count;
-- 9. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE purchase;
ALTER TABLE _sqlgen_new_purchase RENAME TO purchase;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
-- 10. What had to wait for its name.
ALTER TABLE purchase
  ADD CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id),
  ADD CONSTRAINT fk_purchase_again FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE,
  ADD CONSTRAINT ck_purchase_total CHECK (total >= 0);
DROP TEMPORARY TABLE _sqlgen_check;
