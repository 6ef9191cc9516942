-- with op.batch_alter_table("purchase", recreate="always") as batch:
--     batch.drop_constraint("uq_purchase_code", type_="unique")
--     batch.alter_column("code", new_column_name="label")
--     batch.create_check_constraint("ck_purchase_total", "total > 0")
-- after: referred_to()

-- The table purchase is made anew, and its rows are moved:
-- - drop unique constraint uq_purchase_code of purchase (the batch says recreate="always")
-- - alter column code of purchase: name (the batch says recreate="always")
-- - add check constraint ck_purchase_total to purchase (the batch says recreate="always")
-- Its columns keep their values: id, account_id, total, placed_on, label
-- Before, it was:
-- CREATE TABLE purchase (
--   id INTEGER NOT NULL,
--   account_id INTEGER NOT NULL,
--   total NUMERIC(12, 2) NOT NULL,
--   placed_on DATE,
--   code VARCHAR2(20 CHAR),
--   CONSTRAINT pk_purchase PRIMARY KEY (id),
--   CONSTRAINT uq_purchase_code UNIQUE (account_id, code),
--   CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id)
-- )
-- Grants and whatever else no revision tells of stay behind with the old table. Until it goes, it stays as it was; should a step fail before that, ALTER TABLE purchase READ WRITE lets it be written to again.
-- 1. The table in the database has the columns that are known here, and no others.
DECLARE
  present NUMBER;
  known NUMBER;
BEGIN
  SELECT COUNT(*), COUNT(CASE WHEN column_name IN ('ID', 'ACCOUNT_ID', 'TOTAL', 'PLACED_ON', 'CODE') THEN 1 END)
  INTO present, known
  FROM all_tab_columns WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE';
  IF present != 5 OR known != 5 THEN
    RAISE_APPLICATION_ERROR(-20000, 'the table purchase hasn''t the columns that this script was made for');
  END IF;
END;
/
-- 2. Nobody writes to it meanwhile.
ALTER TABLE purchase READ ONLY;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE "_sqlgen_new_purchase" (
  id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  total NUMERIC(12, 2) NOT NULL,
  placed_on DATE,
  label VARCHAR2(20 CHAR)
);
-- 4. Its rows.
INSERT INTO "_sqlgen_new_purchase" (id, account_id, total, placed_on, label)
SELECT id, account_id, total, placed_on, code FROM purchase;
-- 5. As many as before.
DECLARE
  present NUMBER;
  moved NUMBER;
BEGIN
  SELECT COUNT(*) INTO present FROM purchase;
  SELECT COUNT(*) INTO moved FROM "_sqlgen_new_purchase";
  IF present != moved THEN
    RAISE_APPLICATION_ERROR(-20000, 'not all rows of the table purchase were moved');
  END IF;
END;
/
COMMIT;
-- 6. It takes the place of the old one.
DROP TABLE purchase CASCADE CONSTRAINTS;
ALTER TABLE "_sqlgen_new_purchase" RENAME TO purchase;
-- 7. Its keys, checks and indexes.
ALTER TABLE purchase ADD CONSTRAINT pk_purchase PRIMARY KEY (id);
ALTER TABLE purchase ADD CONSTRAINT ck_purchase_total CHECK (total > 0);
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id);
