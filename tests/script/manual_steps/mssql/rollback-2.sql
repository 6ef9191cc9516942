-- Rollback: 1 revision, 1 statement
-- Database: Microsoft SQL Server 2019
-- From: the manual step of r2, which was done
-- To: r1
-- Version table: alembic_version
-- Transactions: one; an error undoes everything, if the client stops there: sqlcmd -b
-- Made by: sqlgen X
--
-- Revisions, in the order in which they are undone:
-- 1. r2 split names (1 statement; after its manual step)
--
-- MANUAL STEPS, where this script begins or ends:
-- r2: downgrade(): only the database knows the rows of: SELECT count(*) FROM account (versions/2.py:18)

SET XACT_ABORT ON;
SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
GO
BEGIN TRANSACTION;
GO

-- ---------------------------------------------------------------------------------------------------
-- 2 of 2: undo r2 split names
-- after its manual step
-- ---------------------------------------------------------------------------------------------------

UPDATE alembic_version SET version_num = 'r1' WHERE version_num = 'r2';
GO

COMMIT TRANSACTION;
GO
