-- Rollback: 5 revisions, 10 statements
-- Database: Microsoft SQL Server 2019
-- From: d1
-- To: base (nothing is applied)
-- Version table: alembic_version
-- Transactions: 2, since some statements can't run in one; what stands before such a statement is committed
-- Made by: sqlgen VERSION
--
-- Revisions, in the order in which they are undone:
-- 1. d1 touch a table of somebody else's (2 statements; derived from the upgrade)
-- 2. c1 merge (2 statements; derived from the upgrade)
-- 3. b1 add age; $ (sqlcmd) (2 statements; derived from the upgrade)
-- 4. b2 index (2 statements; derived from the upgrade)
-- 5. a1 create account (2 statements)
--
-- Tables that no revision creates, and that must be there already:
-- event
--
-- NOT UNDONE by this script (said again at its place):
-- b2: execute UPDATE account SET email = lower(email)

SET XACT_ABORT ON;
SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
GO
BEGIN TRANSACTION;
GO

-- ---------------------------------------------------------------------------------------------------
-- 1 of 5: undo d1 touch a table of somebody else's
-- derived from the upgrade
-- ---------------------------------------------------------------------------------------------------

DROP INDEX ix_at ON event;
GO

UPDATE alembic_version SET version_num = 'c1' WHERE version_num = 'd1';
GO

-- ---------------------------------------------------------------------------------------------------
-- 2 of 5: undo c1 merge
-- derived from the upgrade
-- ---------------------------------------------------------------------------------------------------

INSERT INTO alembic_version (version_num) VALUES ('b1');
GO

UPDATE alembic_version SET version_num = 'b2' WHERE version_num = 'c1';
GO

-- ---------------------------------------------------------------------------------------------------
-- 3 of 5: undo b1 add age; $ (sqlcmd)
-- derived from the upgrade
-- ---------------------------------------------------------------------------------------------------

ALTER TABLE account DROP COLUMN age;
GO

DELETE FROM alembic_version WHERE version_num = 'b1';
GO

COMMIT TRANSACTION;
GO

-- ---------------------------------------------------------------------------------------------------
-- 4 of 5: undo b2 index
-- derived from the upgrade
-- ---------------------------------------------------------------------------------------------------

-- NOT UNDONE: execute UPDATE account SET email = lower(email)
-- The rows stay as the upgrade left them.

-- Outside of a transaction, since it can't run inside one, or its author said so; what stands above is committed first.

DROP INDEX ix_email ON account;
GO

SET XACT_ABORT ON;
SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
GO
BEGIN TRANSACTION;
GO

UPDATE alembic_version SET version_num = 'a1' WHERE version_num = 'b2';
GO

-- ---------------------------------------------------------------------------------------------------
-- 5 of 5: undo a1 create account
-- ---------------------------------------------------------------------------------------------------

DROP TABLE account;
GO

DELETE FROM alembic_version WHERE version_num = 'a1';
GO

COMMIT TRANSACTION;
GO
