-- with op.batch_alter_table("purchase") as batch:
--     batch.drop_constraint("pk_purchase", type_="primary")
--     batch.create_primary_key("pk_purchase", ["id", "account_id"])
--     batch.drop_constraint("fk_purchase_account", type_="foreignkey")
--     batch.create_foreign_key("fk_purchase_buyer", "account", ["account_id"], ["id"], ondelete="CASCADE")
--     batch.create_check_constraint("ck_purchase_total", "total > 0")
-- after: account_and_purchase()

-- The table purchase is made anew, and its rows are moved:
-- - drop primary constraint pk_purchase of purchase (along the way)
-- - add primary key pk_purchase to purchase (along the way)
-- - drop foreignkey constraint fk_purchase_account of purchase (along the way)
-- - add foreign key fk_purchase_buyer to purchase, referring to account (id) (along the way)
-- - add check constraint ck_purchase_total to purchase (ALTER TABLE can't add a check constraint before MySQL 8.0.16)
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
-- 1. A check that fails stops the script, and says why.
CREATE TEMPORARY TABLE _sqlgen_check (
  known INTEGER, CONSTRAINT `the table has not the columns of this script` CHECK (known),
  moved INTEGER, CONSTRAINT `not all rows were moved` CHECK (moved)
);
-- 2. The new table, under a name of its own, without what must wait for its name.
CREATE TABLE _sqlgen_new_purchase (
  id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  total NUMERIC(12, 2) NOT NULL,
  placed_on DATE,
  code VARCHAR(20),
  CONSTRAINT pk_purchase PRIMARY KEY (id, account_id),
  CONSTRAINT uq_purchase_code UNIQUE (account_id, code),
  CONSTRAINT ck_purchase_total CHECK (total > 0)
);
-- 3. Nobody writes to the old one meanwhile.
LOCK TABLES purchase WRITE, _sqlgen_new_purchase WRITE;
-- 4. The table in the database has the columns that are known here, and no others.
INSERT INTO _sqlgen_check (known) SELECT COUNT(*) = 5 AND SUM(COLUMN_NAME IN ('id', 'account_id', 'total', 'placed_on', 'code')) = 5
FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'purchase';
-- 5. Its rows.
INSERT INTO _sqlgen_new_purchase (id, account_id, total, placed_on, code)
SELECT id, account_id, total, placed_on, code FROM purchase;
-- 6. As many as before.
INSERT INTO _sqlgen_check (moved) SELECT COUNT(*) = (SELECT COUNT(*) FROM _sqlgen_new_purchase) FROM purchase;
-- 7. It takes the place of the old one; foreign keys and views elsewhere go on naming it.
SET @sqlgen_keys = @@foreign_key_checks, foreign_key_checks = 0;
DROP TABLE purchase;
ALTER TABLE _sqlgen_new_purchase RENAME TO purchase;
UNLOCK TABLES;
SET foreign_key_checks = @sqlgen_keys;
-- 8. What had to wait for its name.
ALTER TABLE purchase
  ADD CONSTRAINT fk_purchase_buyer FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE;
DROP TEMPORARY TABLE _sqlgen_check;
