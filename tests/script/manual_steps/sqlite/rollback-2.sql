-- Rollback: 1 revision, 1 statement
-- Database: SQLite 3.40
-- From: the manual step of r2, which was done
-- To: r1
-- Version table: alembic_version
-- Transactions: one; an error undoes everything, if the client stops there: sqlite3 -bail
-- Made by: sqlgen X
--
-- Revisions, in the order in which they are undone:
-- 1. r2 split names (1 statement; after its manual step)
--
-- MANUAL STEPS, where this script begins or ends:
-- r2: downgrade(): only the database knows the rows of: SELECT count(*) FROM account (versions/2.py:18)

BEGIN IMMEDIATE;

-- ---------------------------------------------------------------------------------------------------
-- 2 of 2: undo r2 split names
-- after its manual step
-- ---------------------------------------------------------------------------------------------------

UPDATE alembic_version SET version_num = 'r1' WHERE version_num = 'r2';

COMMIT;
