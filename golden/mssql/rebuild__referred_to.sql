-- with op.batch_alter_table("account", recreate="always") as batch:
--     batch.alter_column("name", type_=sa.Text(), nullable=False, server_default="nobody")
--     batch.drop_column("bio")
--     batch.add_column(sa.Column("nickname", sa.String(30), server_default="none"), insert_after="name")
-- after: referred_to()

-- The table account is made anew, and its rows are moved:
-- - alter column name of account: type, nullability, default (the batch says recreate="always")
-- - drop column bio of account (the batch says recreate="always")
-- - add column nickname to account (the batch says recreate="always")
-- Its columns keep their values: id, email, name, digits, visits, level, balance, active, born_on, created_at, status, invited_by
-- It keeps: index ix_account_name
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
--   invited_by INTEGER NULL,
--   PRIMARY KEY (id),
--   CONSTRAINT uq_account_email UNIQUE (email),
--   CONSTRAINT fk_account_inviter FOREIGN KEY(invited_by) REFERENCES account (id) ON DELETE SET NULL,
--   CONSTRAINT ck_account_visits CHECK (visits >= 0)
-- )
-- Permissions and whatever else no revision tells of go with the old table.
-- 1. The table in the database has the columns that are known here, and no others.
IF (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('account')) <> 13
  OR (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('account') AND name IN ('id', 'email', 'name', 'digits', 'visits', 'level', 'balance', 'active', 'bio', 'born_on', 'created_at', 'status', 'invited_by')) <> 13
  THROW 50000, 'the table account hasn''t the columns that this script was made for', 1;
GO
-- 2. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_account (
  id INTEGER NOT NULL IDENTITY,
  email VARCHAR(120) NOT NULL,
  name VARCHAR(max) NOT NULL DEFAULT 'nobody',
  nickname VARCHAR(30) NULL DEFAULT 'none',
  digits VARCHAR(10) NULL,
  visits INTEGER NOT NULL DEFAULT '0',
  level SMALLINT NULL,
  balance NUMERIC(10, 2) NULL DEFAULT 0,
  active BIT NOT NULL DEFAULT 1,
  born_on DATE NULL,
  created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR(20) NOT NULL DEFAULT 'new',
  invited_by INTEGER NULL
);
GO
-- 3. Its rows; nobody writes to the old table until the end of the transaction.
SET IDENTITY_INSERT _sqlgen_new_account ON;
GO
INSERT INTO _sqlgen_new_account (id, email, name, digits, visits, level, balance, active, born_on, created_at, status, invited_by)
SELECT id, email, coalesce(name, 'nobody'), digits, visits, level, balance, active, born_on, created_at, status, invited_by FROM account WITH (TABLOCKX, HOLDLOCK);
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
-- 6. It takes the place of the old one; what refers to that goes, and comes back.
ALTER TABLE purchase DROP CONSTRAINT fk_purchase_account;
GO
DROP TABLE account;
GO
EXEC sp_rename '_sqlgen_new_account', 'account', N'OBJECT';
GO
-- 7. Its keys, checks and indexes.
ALTER TABLE account ADD PRIMARY KEY (id);
GO
ALTER TABLE account ADD CONSTRAINT uq_account_email UNIQUE (email);
GO
ALTER TABLE account ADD CONSTRAINT ck_account_visits CHECK (visits >= 0);
GO
CREATE INDEX ix_account_name ON account (name);
GO
ALTER TABLE account ADD CONSTRAINT fk_account_inviter FOREIGN KEY(invited_by) REFERENCES account (id) ON DELETE SET NULL;
GO
-- 8. What refers to it.
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id);
GO
