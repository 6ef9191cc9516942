-- with op.batch_alter_table("Order Details", recreate="always") as batch:
--     batch.alter_column("Mixed Case", type_=sa.String(60))
-- after: quoted_names()

-- The table Order Details is made anew, and its rows are moved:
-- - alter column Mixed Case of Order Details: type (the batch says recreate="always")
-- Its columns keep their values: select, Mixed Case, group
-- It keeps: index ix Mixed
-- Before, it was:
-- CREATE TABLE [Order Details] (
--   [select] INTEGER NOT NULL,
--   [Mixed Case] VARCHAR(40) NULL,
--   [group] INTEGER NULL DEFAULT '7',
--   CONSTRAINT [pk Order] PRIMARY KEY ([select]),
--   CONSTRAINT [uq Group] UNIQUE ([group]),
--   CONSTRAINT [ck Select] CHECK ([select] > 0)
-- )
-- Permissions and whatever else no revision tells of go with the old table.
-- 1. The table in the database has the columns that are known here, and no others.
IF (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('[Order Details]')) <> 3
  OR (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('[Order Details]') AND name IN ('select', 'Mixed Case', 'group')) <> 3
  THROW 50000, 'the table Order Details hasn''t the columns that this script was made for', 1;
GO
-- 2. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE [_sqlgen_new_Order Details] (
  [select] INTEGER NOT NULL,
  [Mixed Case] VARCHAR(60) NULL,
  [group] INTEGER NULL DEFAULT '7'
);
GO
-- 3. Its rows; nobody writes to the old table until the end of the transaction.
INSERT INTO [_sqlgen_new_Order Details] ([select], [Mixed Case], [group])
SELECT [select], [Mixed Case], [group] FROM [Order Details] WITH (TABLOCKX, HOLDLOCK);
GO
-- 4. As many as before.
IF (SELECT COUNT_BIG(*) FROM [Order Details]) <> (SELECT COUNT_BIG(*) FROM [_sqlgen_new_Order Details])
  THROW 50000, 'not all rows of the table Order Details were moved', 1;
GO
-- 5. It takes the place of the old one.
DROP TABLE [Order Details];
GO
EXEC sp_rename '[_sqlgen_new_Order Details]', 'Order Details', N'OBJECT';
GO
-- 6. Its keys, checks and indexes.
ALTER TABLE [Order Details] ADD CONSTRAINT [pk Order] PRIMARY KEY ([select]);
GO
ALTER TABLE [Order Details] ADD CONSTRAINT [uq Group] UNIQUE ([group]);
GO
ALTER TABLE [Order Details] ADD CONSTRAINT [ck Select] CHECK ([select] > 0);
GO
CREATE INDEX [ix Mixed] ON [Order Details] ([Mixed Case]);
GO
