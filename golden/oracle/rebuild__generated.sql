-- with op.batch_alter_table("line_item", recreate="always") as batch:
--     batch.alter_column("quantity", type_=sa.BigInteger())
-- after: generated()

-- The table line_item is made anew, and its rows are moved:
-- - alter column quantity of line_item: type (the batch says recreate="always")
-- Its columns keep their values: id, price, quantity
-- Before, it was:
-- CREATE TABLE line_item (
--   id INTEGER NOT NULL,
--   price INTEGER NOT NULL,
--   quantity INTEGER NOT NULL,
--   total INTEGER GENERATED ALWAYS AS (price * quantity),
--   PRIMARY KEY (id)
-- )
-- Grants and whatever else no revision tells of stay behind with the old table. Until it goes, it stays as it was; should a step fail before that, ALTER TABLE line_item READ WRITE lets it be written to again.
-- 1. The table in the database has the columns that are known here, and no others.
DECLARE
  present NUMBER;
  known NUMBER;
BEGIN
  SELECT COUNT(*), COUNT(CASE WHEN column_name IN ('ID', 'PRICE', 'QUANTITY', 'TOTAL') THEN 1 END)
  INTO present, known
  FROM all_tab_columns WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'LINE_ITEM';
  IF present != 4 OR known != 4 THEN
    RAISE_APPLICATION_ERROR(-20000, 'the table line_item hasn''t the columns that this script was made for');
  END IF;
END;
/
-- 2. Nobody writes to it meanwhile.
ALTER TABLE line_item READ ONLY;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE "_sqlgen_new_line_item" (
  id INTEGER NOT NULL,
  price INTEGER NOT NULL,
  quantity NUMBER(19) NOT NULL,
  total INTEGER GENERATED ALWAYS AS (price * quantity)
);
-- 4. Its rows.
INSERT INTO "_sqlgen_new_line_item" (id, price, quantity)
SELECT id, price, quantity FROM line_item;
-- 5. As many as before.
DECLARE
  present NUMBER;
  moved NUMBER;
BEGIN
  SELECT COUNT(*) INTO present FROM line_item;
  SELECT COUNT(*) INTO moved FROM "_sqlgen_new_line_item";
  IF present != moved THEN
    RAISE_APPLICATION_ERROR(-20000, 'not all rows of the table line_item were moved');
  END IF;
END;
/
COMMIT;
-- 6. It takes the place of the old one.
DROP TABLE line_item CASCADE CONSTRAINTS;
ALTER TABLE "_sqlgen_new_line_item" RENAME TO line_item;
-- 7. Its keys, checks and indexes.
ALTER TABLE line_item ADD PRIMARY KEY (id);
