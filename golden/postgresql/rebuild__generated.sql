-- with op.batch_alter_table("line_item", recreate="always") as batch:
--     batch.alter_column("quantity", type_=sa.BigInteger())
-- after: generated()

-- The table line_item is made anew, and its rows are moved:
-- - alter column quantity of line_item: type (the batch says recreate="always")
-- Its columns keep their values: id, price, quantity
-- Before, it was:
-- CREATE TABLE line_item (
--   id SERIAL NOT NULL,
--   price INTEGER NOT NULL,
--   quantity INTEGER NOT NULL,
--   total INTEGER GENERATED ALWAYS AS (price * quantity) STORED,
--   PRIMARY KEY (id)
-- )
-- It belongs to the role that runs this. Grants, policies and whatever else no revision tells of stay behind with the old table.
-- 1. Nobody writes to it meanwhile.
LOCK TABLE line_item IN ACCESS EXCLUSIVE MODE;
-- 2. The table in the database has the columns that are known here, and no others.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) <> 4 OR count(*) FILTER (WHERE attname IN ('id', 'price', 'quantity', 'total')) <> 4
      FROM pg_attribute WHERE attrelid = 'line_item'::regclass AND attnum > 0 AND NOT attisdropped) THEN
    RAISE EXCEPTION '%', 'the table line_item hasn''t the columns that this script was made for';
  END IF;
END
$sqlgen$;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_line_item (
  id SERIAL NOT NULL,
  price INTEGER NOT NULL,
  quantity BIGINT NOT NULL,
  total INTEGER GENERATED ALWAYS AS (price * quantity) STORED
);
-- 4. Its rows.
INSERT INTO _sqlgen_new_line_item (id, price, quantity)
SELECT id, price, quantity FROM line_item;
-- 5. As many as before.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) FROM line_item) <> (SELECT count(*) FROM _sqlgen_new_line_item) THEN
    RAISE EXCEPTION '%', 'not all rows of the table line_item were moved';
  END IF;
END
$sqlgen$;
-- 6. What counts up goes on where it was.
SELECT setval(pg_get_serial_sequence('_sqlgen_new_line_item', 'id'), pg_sequence_last_value(pg_get_serial_sequence('line_item', 'id')::regclass)) WHERE pg_sequence_last_value(pg_get_serial_sequence('line_item', 'id')::regclass) IS NOT NULL;
-- 7. It takes the place of the old one.
DROP TABLE line_item;
ALTER TABLE _sqlgen_new_line_item RENAME TO line_item;
ALTER SEQUENCE _sqlgen_new_line_item_id_seq RENAME TO line_item_id_seq;
-- 8. Its keys, checks and indexes.
ALTER TABLE line_item ADD PRIMARY KEY (id);
