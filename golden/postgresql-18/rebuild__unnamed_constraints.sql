-- with op.batch_alter_table("gadget", recreate="always") as batch:
--     batch.alter_column("price", type_=sa.BigInteger())
-- with op.batch_alter_table("owner", recreate="always"):
--     pass
-- after: unnamed_constraints()

-- The table gadget is made anew, and its rows are moved:
-- - alter column price of gadget: type (the batch says recreate="always")
-- Its columns keep their values: id, owner_id, serial, price
-- Before, it was:
-- CREATE TABLE gadget (
--   id SERIAL NOT NULL,
--   owner_id INTEGER,
--   serial VARCHAR(20),
--   price INTEGER,
--   PRIMARY KEY (id),
--   UNIQUE (serial),
--   FOREIGN KEY(owner_id) REFERENCES owner (id),
--   CHECK (price > 0)
-- )
-- It belongs to the role that runs this. Grants, policies and whatever else no revision tells of stay behind with the old table.
-- 1. Nobody writes to it meanwhile.
LOCK TABLE gadget IN ACCESS EXCLUSIVE MODE;
-- 2. The table in the database has the columns that are known here, and no others.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) <> 4 OR count(*) FILTER (WHERE attname IN ('id', 'owner_id', 'serial', 'price')) <> 4
      FROM pg_attribute WHERE attrelid = 'gadget'::regclass AND attnum > 0 AND NOT attisdropped) THEN
    RAISE EXCEPTION '%', 'the table gadget hasn''t the columns that this script was made for';
  END IF;
END
$sqlgen$;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_gadget (
  id SERIAL NOT NULL,
  owner_id INTEGER,
  serial VARCHAR(20),
  price BIGINT
);
-- 4. Its rows.
INSERT INTO _sqlgen_new_gadget (id, owner_id, serial, price)
SELECT id, owner_id, serial, price FROM gadget;
-- 5. As many as before.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) FROM gadget) <> (SELECT count(*) FROM _sqlgen_new_gadget) THEN
    RAISE EXCEPTION '%', 'not all rows of the table gadget were moved';
  END IF;
END
$sqlgen$;
-- 6. What counts up goes on where it was.
SELECT setval(pg_get_serial_sequence('_sqlgen_new_gadget', 'id'), pg_sequence_last_value(pg_get_serial_sequence('gadget', 'id')::regclass)) WHERE pg_sequence_last_value(pg_get_serial_sequence('gadget', 'id')::regclass) IS NOT NULL;
-- 7. It takes the place of the old one.
DROP TABLE gadget;
ALTER TABLE _sqlgen_new_gadget RENAME TO gadget;
ALTER SEQUENCE _sqlgen_new_gadget_id_seq RENAME TO gadget_id_seq;
ALTER TABLE gadget RENAME CONSTRAINT _sqlgen_new_gadget_id_not_null TO gadget_id_not_null;
-- 8. Its keys, checks and indexes.
ALTER TABLE gadget ADD PRIMARY KEY (id);
ALTER TABLE gadget ADD UNIQUE (serial);
ALTER TABLE gadget ADD CHECK (price > 0);
ALTER TABLE gadget ADD FOREIGN KEY(owner_id) REFERENCES owner (id);
-- The table owner is made anew, and its rows are moved:
-- - arrange table owner: as it is (the batch says recreate="always")
-- Its columns keep their values: id, code
-- Before, it was:
-- CREATE TABLE owner (
--   id SERIAL NOT NULL,
--   code VARCHAR(20),
--   PRIMARY KEY (id),
--   UNIQUE (code)
-- )
-- It belongs to the role that runs this. Grants, policies and whatever else no revision tells of stay behind with the old table.
-- 1. Nobody writes to it meanwhile.
LOCK TABLE owner IN ACCESS EXCLUSIVE MODE;
-- 2. The table in the database has the columns that are known here, and no others.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) <> 2 OR count(*) FILTER (WHERE attname IN ('id', 'code')) <> 2
      FROM pg_attribute WHERE attrelid = 'owner'::regclass AND attnum > 0 AND NOT attisdropped) THEN
    RAISE EXCEPTION '%', 'the table owner hasn''t the columns that this script was made for';
  END IF;
END
$sqlgen$;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_owner (
  id SERIAL NOT NULL,
  code VARCHAR(20)
);
-- 4. Its rows.
INSERT INTO _sqlgen_new_owner (id, code)
SELECT id, code FROM owner;
-- 5. As many as before.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) FROM owner) <> (SELECT count(*) FROM _sqlgen_new_owner) THEN
    RAISE EXCEPTION '%', 'not all rows of the table owner were moved';
  END IF;
END
$sqlgen$;
-- 6. What counts up goes on where it was.
SELECT setval(pg_get_serial_sequence('_sqlgen_new_owner', 'id'), pg_sequence_last_value(pg_get_serial_sequence('owner', 'id')::regclass)) WHERE pg_sequence_last_value(pg_get_serial_sequence('owner', 'id')::regclass) IS NOT NULL;
-- 7. It takes the place of the old one; what refers to that or reads it goes, and comes back.
ALTER TABLE gadget DROP CONSTRAINT gadget_owner_id_fkey;
DROP TABLE owner;
ALTER TABLE _sqlgen_new_owner RENAME TO owner;
ALTER SEQUENCE _sqlgen_new_owner_id_seq RENAME TO owner_id_seq;
ALTER TABLE owner RENAME CONSTRAINT _sqlgen_new_owner_id_not_null TO owner_id_not_null;
-- 8. Its keys, checks and indexes.
ALTER TABLE owner ADD PRIMARY KEY (id);
ALTER TABLE owner ADD UNIQUE (code);
-- 9. What refers to it.
ALTER TABLE gadget ADD FOREIGN KEY(owner_id) REFERENCES owner (id);
