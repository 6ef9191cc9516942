-- with op.batch_alter_table("Order Details", recreate="always") as batch:
--     batch.alter_column("Mixed Case", type_=sa.String(60))
-- after: quoted_names()

-- The table Order Details is made anew, and its rows are moved:
-- - alter column Mixed Case of Order Details: type (the batch says recreate="always")
-- Its columns keep their values: select, Mixed Case, group
-- It keeps: index ix Mixed
-- Before, it was:
-- CREATE TABLE "Order Details" (
--   "select" INTEGER NOT NULL,
--   "Mixed Case" VARCHAR2(40 CHAR),
--   "group" INTEGER DEFAULT '7',
--   CONSTRAINT "pk Order" PRIMARY KEY ("select"),
--   CONSTRAINT "uq Group" UNIQUE ("group"),
--   CONSTRAINT "ck Select" CHECK ("select" > 0)
-- )
-- Grants and whatever else no revision tells of stay behind with the old table. Until it goes, it stays as it was; should a step fail before that, ALTER TABLE "Order Details" READ WRITE lets it be written to again.
-- 1. The table in the database has the columns that are known here, and no others.
DECLARE
  present NUMBER;
  known NUMBER;
BEGIN
  SELECT COUNT(*), COUNT(CASE WHEN column_name IN ('select', 'Mixed Case', 'group') THEN 1 END)
  INTO present, known
  FROM all_tab_columns WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'Order Details';
  IF present != 3 OR known != 3 THEN
    RAISE_APPLICATION_ERROR(-20000, 'the table Order Details hasn''t the columns that this script was made for');
  END IF;
END;
/
-- 2. Nobody writes to it meanwhile.
ALTER TABLE "Order Details" READ ONLY;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE "_sqlgen_new_Order Details" (
  "select" INTEGER NOT NULL,
  "Mixed Case" VARCHAR2(60 CHAR),
  "group" INTEGER DEFAULT '7'
);
-- 4. Its rows.
INSERT INTO "_sqlgen_new_Order Details" ("select", "Mixed Case", "group")
SELECT "select", "Mixed Case", "group" FROM "Order Details";
-- 5. As many as before.
DECLARE
  present NUMBER;
  moved NUMBER;
BEGIN
  SELECT COUNT(*) INTO present FROM "Order Details";
  SELECT COUNT(*) INTO moved FROM "_sqlgen_new_Order Details";
  IF present != moved THEN
    RAISE_APPLICATION_ERROR(-20000, 'not all rows of the table Order Details were moved');
  END IF;
END;
/
COMMIT;
-- 6. It takes the place of the old one.
DROP TABLE "Order Details" CASCADE CONSTRAINTS;
ALTER TABLE "_sqlgen_new_Order Details" RENAME TO "Order Details";
-- 7. Its keys, checks and indexes.
ALTER TABLE "Order Details" ADD CONSTRAINT "pk Order" PRIMARY KEY ("select");
ALTER TABLE "Order Details" ADD CONSTRAINT "uq Group" UNIQUE ("group");
ALTER TABLE "Order Details" ADD CONSTRAINT "ck Select" CHECK ("select" > 0);
CREATE INDEX "ix Mixed" ON "Order Details" ("Mixed Case");
