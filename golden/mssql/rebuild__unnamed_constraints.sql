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
--   id INTEGER NOT NULL IDENTITY,
--   owner_id INTEGER NULL,
--   serial VARCHAR(20) NULL,
--   price INTEGER NULL,
--   PRIMARY KEY (id),
--   UNIQUE (serial),
--   FOREIGN KEY(owner_id) REFERENCES owner (id),
--   CHECK (price > 0)
-- )
-- Permissions and whatever else no revision tells of go with the old table.
-- 1. The table in the database has the columns that are known here, and no others.
IF (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('gadget')) <> 4
  OR (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('gadget') AND name IN ('id', 'owner_id', 'serial', 'price')) <> 4
  THROW 50000, 'the table gadget hasn''t the columns that this script was made for', 1;
GO
-- 2. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_gadget (
  id INTEGER NOT NULL IDENTITY,
  owner_id INTEGER NULL,
  serial VARCHAR(20) NULL,
  price BIGINT NULL
);
GO
-- 3. Its rows; nobody writes to the old table until the end of the transaction.
SET IDENTITY_INSERT _sqlgen_new_gadget ON;
GO
INSERT INTO _sqlgen_new_gadget (id, owner_id, serial, price)
SELECT id, owner_id, serial, price FROM gadget WITH (TABLOCKX, HOLDLOCK);
GO
SET IDENTITY_INSERT _sqlgen_new_gadget OFF;
GO
-- 4. As many as before.
IF (SELECT COUNT_BIG(*) FROM gadget) <> (SELECT COUNT_BIG(*) FROM _sqlgen_new_gadget)
  THROW 50000, 'not all rows of the table gadget were moved', 1;
GO
-- 5. What counts up goes on where it was; a table without rows begins with the number itself, not with the next one.
DECLARE @last numeric(38, 0) = IDENT_CURRENT('gadget');
IF NOT EXISTS (SELECT 1 FROM _sqlgen_new_gadget) SET @last = @last + IDENT_INCR('gadget');
DBCC CHECKIDENT ('_sqlgen_new_gadget', RESEED, @last) WITH NO_INFOMSGS;
GO
-- 6. It takes the place of the old one.
DROP TABLE gadget;
GO
EXEC sp_rename '_sqlgen_new_gadget', 'gadget', N'OBJECT';
GO
-- 7. Its keys, checks and indexes.
ALTER TABLE gadget ADD PRIMARY KEY (id);
GO
ALTER TABLE gadget ADD UNIQUE (serial);
GO
ALTER TABLE gadget ADD CHECK (price > 0);
GO
ALTER TABLE gadget ADD FOREIGN KEY(owner_id) REFERENCES owner (id);
GO
-- The table owner is made anew, and its rows are moved:
-- - arrange table owner: as it is (the batch says recreate="always")
-- Its columns keep their values: id, code
-- Before, it was:
-- CREATE TABLE owner (
--   id INTEGER NOT NULL IDENTITY,
--   code VARCHAR(20) NULL,
--   PRIMARY KEY (id),
--   UNIQUE (code)
-- )
-- Permissions and whatever else no revision tells of go with the old table.
-- 1. The table in the database has the columns that are known here, and no others.
IF (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('owner')) <> 2
  OR (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('owner') AND name IN ('id', 'code')) <> 2
  THROW 50000, 'the table owner hasn''t the columns that this script was made for', 1;
GO
-- 2. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_owner (
  id INTEGER NOT NULL IDENTITY,
  code VARCHAR(20) NULL
);
GO
-- 3. Its rows; nobody writes to the old table until the end of the transaction.
SET IDENTITY_INSERT _sqlgen_new_owner ON;
GO
INSERT INTO _sqlgen_new_owner (id, code)
SELECT id, code FROM owner WITH (TABLOCKX, HOLDLOCK);
GO
SET IDENTITY_INSERT _sqlgen_new_owner OFF;
GO
-- 4. As many as before.
IF (SELECT COUNT_BIG(*) FROM owner) <> (SELECT COUNT_BIG(*) FROM _sqlgen_new_owner)
  THROW 50000, 'not all rows of the table owner were moved', 1;
GO
-- 5. What counts up goes on where it was; a table without rows begins with the number itself, not with the next one.
DECLARE @last numeric(38, 0) = IDENT_CURRENT('owner');
IF NOT EXISTS (SELECT 1 FROM _sqlgen_new_owner) SET @last = @last + IDENT_INCR('owner');
DBCC CHECKIDENT ('_sqlgen_new_owner', RESEED, @last) WITH NO_INFOMSGS;
GO
-- 6. It takes the place of the old one; what refers to that goes, and comes back.
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.foreign_keys AS c
  WHERE c.parent_object_id = OBJECT_ID('gadget') AND c.is_system_named = 1
    AND c.referenced_object_id = OBJECT_ID('owner')
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id) = 1
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id
           AND COL_NAME(f.parent_object_id, f.parent_column_id) IN ('owner_id')) = 1);
IF @sql IS NULL THROW 50000, 'no such constraint on gadget', 1;
EXEC (@sql);
GO
DROP TABLE owner;
GO
EXEC sp_rename '_sqlgen_new_owner', 'owner', N'OBJECT';
GO
-- 7. Its keys, checks and indexes.
ALTER TABLE owner ADD PRIMARY KEY (id);
GO
ALTER TABLE owner ADD UNIQUE (code);
GO
-- 8. What refers to it.
ALTER TABLE gadget ADD FOREIGN KEY(owner_id) REFERENCES owner (id);
GO
