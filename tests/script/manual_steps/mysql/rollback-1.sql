-- Rollback: 2 revisions, 2 statements
-- Database: MySQL 8.0
-- From: r3
-- To: the manual step of r2, which comes next
-- Version table: alembic_version
-- Transactions: MySQL commits each schema change by itself; what has run stays when a later statement fails
-- Made by: sqlgen X
--
-- Revisions, in the order in which they are undone:
-- 1. r3 create team (2 statements)
-- 2. r2 split names (0 statements; up to its manual step)
--
-- MANUAL STEPS, where this script begins or ends:
-- r2: downgrade(): only the database knows the rows of: SELECT count(*) FROM account (versions/2.py:18)

-- ---------------------------------------------------------------------------------------------------
-- 1 of 2: undo r3 create team
-- ---------------------------------------------------------------------------------------------------

DROP TABLE team;

UPDATE alembic_version SET version_num = 'r2' WHERE version_num = 'r3';

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 2 of 2: undo r2 split names
-- ---------------------------------------------------------------------------------------------------

-- ---------------------------------------------------------------------------------------------------
-- MANUAL STEP: stop here
-- only the database knows the rows of: SELECT count(*) FROM account
-- versions/2.py:18
-- Do by hand what the rest of downgrade() does, and then run the next file. The version table says there, not
-- here, that the revision is done. From here on:
--
-- print(op.get_bind().scalar(sa.text("SELECT count(*) FROM account")))
-- op.execute("ALTER TABLE account DROP COLUMN first")
-- ---------------------------------------------------------------------------------------------------
