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
--   "Mixed Case" VARCHAR(40),
--   "group" INTEGER DEFAULT '7',
--   CONSTRAINT "pk Order" PRIMARY KEY ("select"),
--   CONSTRAINT "uq Group" UNIQUE ("group"),
--   CONSTRAINT "ck Select" CHECK ("select" > 0)
-- )
-- It belongs to the role that runs this. Grants, policies and whatever else no revision tells of stay behind with the old table.
-- 1. Nobody writes to it meanwhile.
LOCK TABLE "Order Details" IN ACCESS EXCLUSIVE MODE;
-- 2. The table in the database has the columns that are known here, and no others.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) <> 3 OR count(*) FILTER (WHERE attname IN ('select', 'Mixed Case', 'group')) <> 3
      FROM pg_attribute WHERE attrelid = '"Order Details"'::regclass AND attnum > 0 AND NOT attisdropped) THEN
    RAISE EXCEPTION '%', 'the table Order Details hasn''t the columns that this script was made for';
  END IF;
END
$sqlgen$;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE "_sqlgen_new_Order Details" (
  "select" INTEGER NOT NULL,
  "Mixed Case" VARCHAR(60),
  "group" INTEGER DEFAULT '7'
);
-- 4. Its rows.
INSERT INTO "_sqlgen_new_Order Details" ("select", "Mixed Case", "group")
SELECT "select", "Mixed Case", "group" FROM "Order Details";
-- 5. As many as before.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) FROM "Order Details") <> (SELECT count(*) FROM "_sqlgen_new_Order Details") THEN
    RAISE EXCEPTION '%', 'not all rows of the table Order Details were moved';
  END IF;
END
$sqlgen$;
-- 6. It takes the place of the old one.
DROP TABLE "Order Details";
ALTER TABLE "_sqlgen_new_Order Details" RENAME TO "Order Details";
-- 7. Its keys, checks and indexes.
ALTER TABLE "Order Details" ADD CONSTRAINT "pk Order" PRIMARY KEY ("select");
ALTER TABLE "Order Details" ADD CONSTRAINT "uq Group" UNIQUE ("group");
ALTER TABLE "Order Details" ADD CONSTRAINT "ck Select" CHECK ("select" > 0);
CREATE INDEX "ix Mixed" ON "Order Details" ("Mixed Case");
