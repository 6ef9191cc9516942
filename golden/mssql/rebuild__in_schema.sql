-- with op.batch_alter_table("region", schema="sales", recreate="always") as batch:
--     batch.add_column(sa.Column("note", sa.String(30)))
-- after: in_schema()

-- The table region is made anew, and its rows are moved:
-- - add column note to sales.region (the batch says recreate="always")
-- Its columns keep their values: id, name, rank
-- It keeps: index ix_region_rank
-- Before, it was:
-- CREATE TABLE sales.region (
--   id INTEGER NOT NULL IDENTITY,
--   name VARCHAR(40) NOT NULL,
--   rank INTEGER NULL,
--   PRIMARY KEY (id),
--   CONSTRAINT uq_region_name UNIQUE (name)
-- )
-- Permissions and whatever else no revision tells of go with the old table.
-- 1. The table in the database has the columns that are known here, and no others.
IF (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('sales.region')) <> 3
  OR (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('sales.region') AND name IN ('id', 'name', 'rank')) <> 3
  THROW 50000, 'the table region hasn''t the columns that this script was made for', 1;
GO
-- 2. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE sales._sqlgen_new_region (
  id INTEGER NOT NULL IDENTITY,
  name VARCHAR(40) NOT NULL,
  rank INTEGER NULL,
  note VARCHAR(30) NULL
);
GO
-- 3. Its rows; nobody writes to the old table until the end of the transaction.
SET IDENTITY_INSERT sales._sqlgen_new_region ON;
GO
INSERT INTO sales._sqlgen_new_region (id, name, rank)
SELECT id, name, rank FROM sales.region WITH (TABLOCKX, HOLDLOCK);
GO
SET IDENTITY_INSERT sales._sqlgen_new_region OFF;
GO
-- 4. As many as before.
IF (SELECT COUNT_BIG(*) FROM sales.region) <> (SELECT COUNT_BIG(*) FROM sales._sqlgen_new_region)
  THROW 50000, 'not all rows of the table region were moved', 1;
GO
-- 5. What counts up goes on where it was; a table without rows begins with the number itself, not with the next one.
DECLARE @last numeric(38, 0) = IDENT_CURRENT('sales.region');
IF NOT EXISTS (SELECT 1 FROM sales._sqlgen_new_region) SET @last = @last + IDENT_INCR('sales.region');
DBCC CHECKIDENT ('sales._sqlgen_new_region', RESEED, @last) WITH NO_INFOMSGS;
GO
-- 6. It takes the place of the old one.
DROP TABLE sales.region;
GO
EXEC sp_rename 'sales._sqlgen_new_region', 'region', N'OBJECT';
GO
-- 7. Its keys, checks and indexes.
ALTER TABLE sales.region ADD PRIMARY KEY (id);
GO
ALTER TABLE sales.region ADD CONSTRAINT uq_region_name UNIQUE (name);
GO
CREATE INDEX ix_region_rank ON sales.region (rank);
GO
