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
--   id INTEGER NOT NULL,
--   owner_id INTEGER,
--   serial VARCHAR2(20 CHAR),
--   price INTEGER,
--   PRIMARY KEY (id),
--   UNIQUE (serial),
--   FOREIGN KEY(owner_id) REFERENCES owner (id),
--   CHECK (price > 0)
-- )
-- Grants and whatever else no revision tells of stay behind with the old table. Until it goes, it stays as it was; should a step fail before that, ALTER TABLE gadget READ WRITE lets it be written to again.
-- 1. The table in the database has the columns that are known here, and no others.
DECLARE
  present NUMBER;
  known NUMBER;
BEGIN
  SELECT COUNT(*), COUNT(CASE WHEN column_name IN ('ID', 'OWNER_ID', 'SERIAL', 'PRICE') THEN 1 END)
  INTO present, known
  FROM all_tab_columns WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'GADGET';
  IF present != 4 OR known != 4 THEN
    RAISE_APPLICATION_ERROR(-20000, 'the table gadget hasn''t the columns that this script was made for');
  END IF;
END;
/
-- 2. Nobody writes to it meanwhile.
ALTER TABLE gadget READ ONLY;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE "_sqlgen_new_gadget" (
  id INTEGER NOT NULL,
  owner_id INTEGER,
  serial VARCHAR2(20 CHAR),
  price NUMBER(19)
);
-- 4. Its rows.
INSERT INTO "_sqlgen_new_gadget" (id, owner_id, serial, price)
SELECT id, owner_id, serial, price FROM gadget;
-- 5. As many as before.
DECLARE
  present NUMBER;
  moved NUMBER;
BEGIN
  SELECT COUNT(*) INTO present FROM gadget;
  SELECT COUNT(*) INTO moved FROM "_sqlgen_new_gadget";
  IF present != moved THEN
    RAISE_APPLICATION_ERROR(-20000, 'not all rows of the table gadget were moved');
  END IF;
END;
/
COMMIT;
-- 6. It takes the place of the old one.
DROP TABLE gadget CASCADE CONSTRAINTS;
ALTER TABLE "_sqlgen_new_gadget" RENAME TO gadget;
-- 7. Its keys, checks and indexes.
ALTER TABLE gadget ADD PRIMARY KEY (id);
ALTER TABLE gadget ADD UNIQUE (serial);
ALTER TABLE gadget ADD CHECK (price > 0);
ALTER TABLE gadget ADD FOREIGN KEY(owner_id) REFERENCES owner (id);
-- The table owner is made anew, and its rows are moved:
-- - arrange table owner: as it is (the batch says recreate="always")
-- Its columns keep their values: id, code
-- Before, it was:
-- CREATE TABLE owner (
--   id INTEGER NOT NULL,
--   code VARCHAR2(20 CHAR),
--   PRIMARY KEY (id),
--   UNIQUE (code)
-- )
-- Grants and whatever else no revision tells of stay behind with the old table. Until it goes, it stays as it was; should a step fail before that, ALTER TABLE owner READ WRITE lets it be written to again.
-- 1. The table in the database has the columns that are known here, and no others.
DECLARE
  present NUMBER;
  known NUMBER;
BEGIN
  SELECT COUNT(*), COUNT(CASE WHEN column_name IN ('ID', 'CODE') THEN 1 END)
  INTO present, known
  FROM all_tab_columns WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'OWNER';
  IF present != 2 OR known != 2 THEN
    RAISE_APPLICATION_ERROR(-20000, 'the table owner hasn''t the columns that this script was made for');
  END IF;
END;
/
-- 2. Nobody writes to it meanwhile.
ALTER TABLE owner READ ONLY;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE "_sqlgen_new_owner" (
  id INTEGER NOT NULL,
  code VARCHAR2(20 CHAR)
);
-- 4. Its rows.
INSERT INTO "_sqlgen_new_owner" (id, code)
SELECT id, code FROM owner;
-- 5. As many as before.
DECLARE
  present NUMBER;
  moved NUMBER;
BEGIN
  SELECT COUNT(*) INTO present FROM owner;
  SELECT COUNT(*) INTO moved FROM "_sqlgen_new_owner";
  IF present != moved THEN
    RAISE_APPLICATION_ERROR(-20000, 'not all rows of the table owner were moved');
  END IF;
END;
/
COMMIT;
-- 6. It takes the place of the old one; what refers to that goes, and comes back.
DROP TABLE owner CASCADE CONSTRAINTS;
ALTER TABLE "_sqlgen_new_owner" RENAME TO owner;
-- 7. Its keys, checks and indexes.
ALTER TABLE owner ADD PRIMARY KEY (id);
ALTER TABLE owner ADD UNIQUE (code);
-- 8. What refers to it.
ALTER TABLE gadget ADD FOREIGN KEY(owner_id) REFERENCES owner (id);
