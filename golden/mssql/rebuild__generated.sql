-- with op.batch_alter_table("line_item", recreate="always") as batch:
--     batch.alter_column("quantity", type_=sa.BigInteger())
-- after: generated()

-- The table line_item is made anew, and its rows are moved:
-- - alter column quantity of line_item: type (the batch says recreate="always")
-- Its columns keep their values: id, price, quantity
-- Before, it was:
-- CREATE TABLE line_item (
--   id INTEGER NOT NULL IDENTITY,
--   price INTEGER NOT NULL,
--   quantity INTEGER NOT NULL,
--   total AS (price * quantity),
--   PRIMARY KEY (id)
-- )
-- Permissions and whatever else no revision tells of go with the old table.
-- 1. The table in the database has the columns that are known here, and no others.
IF (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('line_item')) <> 4
  OR (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('line_item') AND name IN ('id', 'price', 'quantity', 'total')) <> 4
  THROW 50000, 'the table line_item hasn''t the columns that this script was made for', 1;
GO
-- 2. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_line_item (
  id INTEGER NOT NULL IDENTITY,
  price INTEGER NOT NULL,
  quantity BIGINT NOT NULL,
  total AS (price * quantity)
);
GO
-- 3. Its rows; nobody writes to the old table until the end of the transaction.
SET IDENTITY_INSERT _sqlgen_new_line_item ON;
GO
INSERT INTO _sqlgen_new_line_item (id, price, quantity)
SELECT id, price, quantity FROM line_item WITH (TABLOCKX, HOLDLOCK);
GO
SET IDENTITY_INSERT _sqlgen_new_line_item OFF;
GO
-- 4. As many as before.
IF (SELECT COUNT_BIG(*) FROM line_item) <> (SELECT COUNT_BIG(*) FROM _sqlgen_new_line_item)
  THROW 50000, 'not all rows of the table line_item were moved', 1;
GO
-- 5. What counts up goes on where it was; a table without rows begins with the number itself, not with the next one.
DECLARE @last numeric(38, 0) = IDENT_CURRENT('line_item');
IF NOT EXISTS (SELECT 1 FROM _sqlgen_new_line_item) SET @last = @last + IDENT_INCR('line_item');
DBCC CHECKIDENT ('_sqlgen_new_line_item', RESEED, @last) WITH NO_INFOMSGS;
GO
-- 6. It takes the place of the old one.
DROP TABLE line_item;
GO
EXEC sp_rename '_sqlgen_new_line_item', 'line_item', N'OBJECT';
GO
-- 7. Its keys, checks and indexes.
ALTER TABLE line_item ADD PRIMARY KEY (id);
GO
