-- with op.batch_alter_table("region", schema="sales", recreate="always") as batch:
--     batch.add_column(sa.Column("note", sa.String(30)))
-- after: in_schema()

-- The table region is made anew, and its rows are moved:
-- - add column note to sales.region (the batch says recreate="always")
-- Its columns keep their values: id, name, rank
-- It keeps: index ix_region_rank
-- Before, it was:
-- CREATE TABLE sales.region (
--   id SERIAL NOT NULL,
--   name VARCHAR(40) NOT NULL,
--   rank INTEGER,
--   PRIMARY KEY (id),
--   CONSTRAINT uq_region_name UNIQUE (name)
-- )
-- It belongs to the role that runs this. Grants, policies and whatever else no revision tells of stay behind with the old table.
-- 1. Nobody writes to it meanwhile.
LOCK TABLE sales.region IN ACCESS EXCLUSIVE MODE;
-- 2. The table in the database has the columns that are known here, and no others.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) <> 3 OR count(*) FILTER (WHERE attname IN ('id', 'name', 'rank')) <> 3
      FROM pg_attribute WHERE attrelid = 'sales.region'::regclass AND attnum > 0 AND NOT attisdropped) THEN
    RAISE EXCEPTION '%', 'the table region hasn''t the columns that this script was made for';
  END IF;
END
$sqlgen$;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE sales._sqlgen_new_region (
  id SERIAL NOT NULL,
  name VARCHAR(40) NOT NULL,
  rank INTEGER,
  note VARCHAR(30)
);
-- 4. Its rows.
INSERT INTO sales._sqlgen_new_region (id, name, rank)
SELECT id, name, rank FROM sales.region;
-- 5. As many as before.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) FROM sales.region) <> (SELECT count(*) FROM sales._sqlgen_new_region) THEN
    RAISE EXCEPTION '%', 'not all rows of the table region were moved';
  END IF;
END
$sqlgen$;
-- 6. What counts up goes on where it was.
SELECT setval(pg_get_serial_sequence('sales._sqlgen_new_region', 'id'), pg_sequence_last_value(pg_get_serial_sequence('sales.region', 'id')::regclass)) WHERE pg_sequence_last_value(pg_get_serial_sequence('sales.region', 'id')::regclass) IS NOT NULL;
-- 7. It takes the place of the old one.
DROP TABLE sales.region;
ALTER TABLE sales._sqlgen_new_region RENAME TO region;
ALTER SEQUENCE sales._sqlgen_new_region_id_seq RENAME TO region_id_seq;
ALTER TABLE sales.region RENAME CONSTRAINT _sqlgen_new_region_id_not_null TO region_id_not_null;
ALTER TABLE sales.region RENAME CONSTRAINT _sqlgen_new_region_name_not_null TO region_name_not_null;
-- 8. Its keys, checks and indexes.
ALTER TABLE sales.region ADD PRIMARY KEY (id);
ALTER TABLE sales.region ADD CONSTRAINT uq_region_name UNIQUE (name);
CREATE INDEX ix_region_rank ON sales.region (rank);
