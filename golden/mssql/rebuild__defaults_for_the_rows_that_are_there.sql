-- with op.batch_alter_table("account", recreate="always") as batch:
--     batch.add_column(sa.Column("kind", sa.String(20), nullable=False, server_default="old"))
--     batch.add_column(sa.Column("points", sa.Integer(), nullable=False, server_default="5"))
--     batch.alter_column("kind", server_default=None)
--     batch.alter_column("points", server_default="0", new_column_name="score")
-- after: account()

-- The table account is made anew, and its rows are moved:
-- - add column kind to account (the batch says recreate="always")
-- - add column points to account (the batch says recreate="always")
-- - alter column kind of account: default (the batch says recreate="always")
-- - alter column points of account: default, name (the batch says recreate="always")
-- Its columns keep their values: id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status
-- Before, it was:
-- CREATE TABLE account (
--   id INTEGER NOT NULL IDENTITY,
--   email VARCHAR(120) NOT NULL,
--   name VARCHAR(50) NULL,
--   digits VARCHAR(10) NULL,
--   visits INTEGER NOT NULL DEFAULT '0',
--   level SMALLINT NULL,
--   balance NUMERIC(10, 2) NULL DEFAULT 0,
--   active BIT NOT NULL DEFAULT 1,
--   bio VARCHAR(max) NULL,
--   born_on DATE NULL,
--   created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP,
--   status VARCHAR(20) NOT NULL DEFAULT 'new',
--   PRIMARY KEY (id)
-- )
-- Permissions and whatever else no revision tells of go with the old table.
-- 1. The table in the database has the columns that are known here, and no others.
IF (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('account')) <> 12
  OR (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('account') AND name IN ('id', 'email', 'name', 'digits', 'visits', 'level', 'balance', 'active', 'bio', 'born_on', 'created_at', 'status')) <> 12
  THROW 50000, 'the table account hasn''t the columns that this script was made for', 1;
GO
-- 2. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_account (
  id INTEGER NOT NULL IDENTITY,
  email VARCHAR(120) NOT NULL,
  name VARCHAR(50) NULL,
  digits VARCHAR(10) NULL,
  visits INTEGER NOT NULL DEFAULT '0',
  level SMALLINT NULL,
  balance NUMERIC(10, 2) NULL DEFAULT 0,
  active BIT NOT NULL DEFAULT 1,
  bio VARCHAR(max) NULL,
  born_on DATE NULL,
  created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR(20) NOT NULL DEFAULT 'new',
  kind VARCHAR(20) NOT NULL,
  score INTEGER NOT NULL DEFAULT '0'
);
GO
-- 3. Its rows; nobody writes to the old table until the end of the transaction.
SET IDENTITY_INSERT _sqlgen_new_account ON;
GO
INSERT INTO _sqlgen_new_account (id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status, kind, score)
SELECT id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status, 'old', '5' FROM account WITH (TABLOCKX, HOLDLOCK);
GO
SET IDENTITY_INSERT _sqlgen_new_account OFF;
GO
-- 4. As many as before.
IF (SELECT COUNT_BIG(*) FROM account) <> (SELECT COUNT_BIG(*) FROM _sqlgen_new_account)
  THROW 50000, 'not all rows of the table account were moved', 1;
GO
-- 5. What counts up goes on where it was; a table without rows begins with the number itself, not with the next one.
DECLARE @last numeric(38, 0) = IDENT_CURRENT('account');
IF NOT EXISTS (SELECT 1 FROM _sqlgen_new_account) SET @last = @last + IDENT_INCR('account');
DBCC CHECKIDENT ('_sqlgen_new_account', RESEED, @last) WITH NO_INFOMSGS;
GO
-- 6. It takes the place of the old one.
DROP TABLE account;
GO
EXEC sp_rename '_sqlgen_new_account', 'account', N'OBJECT';
GO
-- 7. Its keys, checks and indexes.
ALTER TABLE account ADD PRIMARY KEY (id);
GO
