-- with op.batch_alter_table("ticket", recreate="always") as batch:
--     batch.alter_column("seat", type_=sa.BigInteger())
-- after: counted_by_identity()

-- The table ticket is made anew, and its rows are moved:
-- - alter column seat of ticket: type (the batch says recreate="always")
-- Its columns keep their values: id, seat
-- Before, it was:
-- CREATE TABLE ticket (
--   id INTEGER NOT NULL IDENTITY(100,5),
--   seat INTEGER NOT NULL,
--   PRIMARY KEY (id)
-- )
-- Permissions and whatever else no revision tells of go with the old table.
-- 1. The table in the database has the columns that are known here, and no others.
IF (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('ticket')) <> 2
  OR (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('ticket') AND name IN ('id', 'seat')) <> 2
  THROW 50000, 'the table ticket hasn''t the columns that this script was made for', 1;
GO
-- 2. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_ticket (
  id INTEGER NOT NULL IDENTITY(100,5),
  seat BIGINT NOT NULL
);
GO
-- 3. Its rows; nobody writes to the old table until the end of the transaction.
SET IDENTITY_INSERT _sqlgen_new_ticket ON;
GO
INSERT INTO _sqlgen_new_ticket (id, seat)
SELECT id, seat FROM ticket WITH (TABLOCKX, HOLDLOCK);
GO
SET IDENTITY_INSERT _sqlgen_new_ticket OFF;
GO
-- 4. As many as before.
IF (SELECT COUNT_BIG(*) FROM ticket) <> (SELECT COUNT_BIG(*) FROM _sqlgen_new_ticket)
  THROW 50000, 'not all rows of the table ticket were moved', 1;
GO
-- 5. What counts up goes on where it was; a table without rows begins with the number itself, not with the next one.
DECLARE @last numeric(38, 0) = IDENT_CURRENT('ticket');
IF NOT EXISTS (SELECT 1 FROM _sqlgen_new_ticket) SET @last = @last + IDENT_INCR('ticket');
DBCC CHECKIDENT ('_sqlgen_new_ticket', RESEED, @last) WITH NO_INFOMSGS;
GO
-- 6. It takes the place of the old one.
DROP TABLE ticket;
GO
EXEC sp_rename '_sqlgen_new_ticket', 'ticket', N'OBJECT';
GO
-- 7. Its keys, checks and indexes.
ALTER TABLE ticket ADD PRIMARY KEY (id);
GO
