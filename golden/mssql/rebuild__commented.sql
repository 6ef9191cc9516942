-- with op.batch_alter_table("note", recreate="always") as batch:
--     batch.alter_column("body", type_=sa.Text())
-- after: commented()

-- The table note is made anew, and its rows are moved:
-- - alter column body of note: type (the batch says recreate="always")
-- Its columns keep their values: id, body
-- Before, it was:
-- CREATE TABLE note (
--   id INTEGER NOT NULL IDENTITY,
--   body VARCHAR(200) NULL,
--   PRIMARY KEY (id)
-- )
-- Permissions and whatever else no revision tells of go with the old table.
-- 1. The table in the database has the columns that are known here, and no others.
IF (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('note')) <> 2
  OR (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('note') AND name IN ('id', 'body')) <> 2
  THROW 50000, 'the table note hasn''t the columns that this script was made for', 1;
GO
-- 2. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_note (
  id INTEGER NOT NULL IDENTITY,
  body VARCHAR(max) NULL
);
GO
-- 3. Its rows; nobody writes to the old table until the end of the transaction.
SET IDENTITY_INSERT _sqlgen_new_note ON;
GO
INSERT INTO _sqlgen_new_note (id, body)
SELECT id, body FROM note WITH (TABLOCKX, HOLDLOCK);
GO
SET IDENTITY_INSERT _sqlgen_new_note OFF;
GO
-- 4. As many as before.
IF (SELECT COUNT_BIG(*) FROM note) <> (SELECT COUNT_BIG(*) FROM _sqlgen_new_note)
  THROW 50000, 'not all rows of the table note were moved', 1;
GO
-- 5. What counts up goes on where it was; a table without rows begins with the number itself, not with the next one.
DECLARE @last numeric(38, 0) = IDENT_CURRENT('note');
IF NOT EXISTS (SELECT 1 FROM _sqlgen_new_note) SET @last = @last + IDENT_INCR('note');
DBCC CHECKIDENT ('_sqlgen_new_note', RESEED, @last) WITH NO_INFOMSGS;
GO
-- 6. It takes the place of the old one.
DROP TABLE note;
GO
EXEC sp_rename '_sqlgen_new_note', 'note', N'OBJECT';
GO
-- 7. Its keys, checks and indexes.
ALTER TABLE note ADD PRIMARY KEY (id);
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'all notes', N'SCHEMA', 'dbo', N'TABLE', 'note';
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'counts up', N'SCHEMA', 'dbo', N'TABLE', 'note', N'COLUMN', 'id';
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'what it says', N'SCHEMA', 'dbo', N'TABLE', 'note', N'COLUMN', 'body';
GO
