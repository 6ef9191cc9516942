-- with op.batch_alter_table("region", schema="sales", recreate="always") as batch:
--     batch.add_column(sa.Column("note", sa.String(30)))
-- after: in_schema()

-- The table region is made anew, and its rows are moved:
-- - add column note to sales.region (the batch says recreate="always")
-- Its columns keep their values: id, name, rank
-- It keeps: index ix_region_rank
-- Before, it was:
-- CREATE TABLE sales.region (
--   id INTEGER NOT NULL,
--   name VARCHAR2(40 CHAR) NOT NULL,
--   rank INTEGER,
--   PRIMARY KEY (id),
--   CONSTRAINT uq_region_name UNIQUE (name)
-- )
-- Grants and whatever else no revision tells of stay behind with the old table. Until it goes, it stays as it was; should a step fail before that, ALTER TABLE sales.region READ WRITE lets it be written to again.
-- 1. The table in the database has the columns that are known here, and no others.
DECLARE
  present NUMBER;
  known NUMBER;
BEGIN
  SELECT COUNT(*), COUNT(CASE WHEN column_name IN ('ID', 'NAME', 'RANK') THEN 1 END)
  INTO present, known
  FROM all_tab_columns WHERE owner = 'SALES' AND table_name = 'REGION';
  IF present != 3 OR known != 3 THEN
    RAISE_APPLICATION_ERROR(-20000, 'the table region hasn''t the columns that this script was made for');
  END IF;
END;
/
-- 2. Nobody writes to it meanwhile.
ALTER TABLE sales.region READ ONLY;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE sales."_sqlgen_new_region" (
  id INTEGER NOT NULL,
  name VARCHAR2(40 CHAR) NOT NULL,
  rank INTEGER,
  note VARCHAR2(30 CHAR)
);
-- 4. Its rows.
INSERT INTO sales."_sqlgen_new_region" (id, name, rank)
SELECT id, name, rank FROM sales.region;
-- 5. As many as before.
DECLARE
  present NUMBER;
  moved NUMBER;
BEGIN
  SELECT COUNT(*) INTO present FROM sales.region;
  SELECT COUNT(*) INTO moved FROM sales."_sqlgen_new_region";
  IF present != moved THEN
    RAISE_APPLICATION_ERROR(-20000, 'not all rows of the table region were moved');
  END IF;
END;
/
COMMIT;
-- 6. It takes the place of the old one.
DROP TABLE sales.region CASCADE CONSTRAINTS;
ALTER TABLE sales."_sqlgen_new_region" RENAME TO region;
-- 7. Its keys, checks and indexes.
ALTER TABLE sales.region ADD PRIMARY KEY (id);
ALTER TABLE sales.region ADD CONSTRAINT uq_region_name UNIQUE (name);
CREATE INDEX sales.ix_region_rank ON sales.region (rank);
