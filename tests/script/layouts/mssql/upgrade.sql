-- Upgrade: 5 revisions, 12 statements
-- Database: Microsoft SQL Server 2019
-- From: base (nothing is applied)
-- To: d1
-- Version table: alembic_version
-- Transactions: 2, since some statements can't run in one; what stands before such a statement is committed
-- Made by: sqlgen VERSION
--
-- Revisions, in the order in which they run:
-- 1. a1 create account (2 statements)
-- 2. b2 index (3 statements)
-- 3. b1 add age; $ (sqlcmd) (2 statements)
-- 4. c1 merge (2 statements)
-- 5. d1 touch a table of somebody else's (2 statements)
--
-- Tables that no revision creates, and that must be there already:
-- event

SET XACT_ABORT ON;
SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
GO
BEGIN TRANSACTION;
GO

IF OBJECT_ID('alembic_version', N'U') IS NULL
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
GO

-- ---------------------------------------------------------------------------------------------------
-- 1 of 5: a1 create account
-- ---------------------------------------------------------------------------------------------------

CREATE TABLE account (
  id INTEGER NOT NULL IDENTITY,
  email VARCHAR(50) NULL,
  PRIMARY KEY (id)
);
GO

INSERT INTO alembic_version (version_num) VALUES ('a1');
GO

COMMIT TRANSACTION;
GO

-- ---------------------------------------------------------------------------------------------------
-- 2 of 5: b2 index
-- ---------------------------------------------------------------------------------------------------

-- Outside of a transaction, since it can't run inside one, or its author said so; what stands above is committed first.

CREATE INDEX ix_email ON account (email);
GO

SET XACT_ABORT ON;
SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
GO
BEGIN TRANSACTION;
GO

UPDATE account SET email = lower(email);
GO

UPDATE alembic_version SET version_num = 'b2' WHERE version_num = 'a1';
GO

-- ---------------------------------------------------------------------------------------------------
-- 3 of 5: b1 add age; $ (sqlcmd)
-- ---------------------------------------------------------------------------------------------------

ALTER TABLE account ADD age INTEGER NULL;
GO

INSERT INTO alembic_version (version_num) VALUES ('b1');
GO

-- ---------------------------------------------------------------------------------------------------
-- 4 of 5: c1 merge
-- ---------------------------------------------------------------------------------------------------

DELETE FROM alembic_version WHERE version_num = 'b1';
GO

UPDATE alembic_version SET version_num = 'c1' WHERE version_num = 'b2';
GO

-- ---------------------------------------------------------------------------------------------------
-- 5 of 5: d1 touch a table of somebody else's
-- ---------------------------------------------------------------------------------------------------

CREATE INDEX ix_at ON event (at);
GO

UPDATE alembic_version SET version_num = 'd1' WHERE version_num = 'c1';
GO

COMMIT TRANSACTION;
GO
