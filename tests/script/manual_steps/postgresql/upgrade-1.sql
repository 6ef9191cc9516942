-- Upgrade: 1 revision, 1 statement
-- Database: PostgreSQL 15
-- From: r1
-- To: the manual step of r2, which comes next
-- Version table: alembic_version
-- Transactions: one; an error undoes everything
-- Made by: sqlgen X
--
-- Revisions, in the order in which they run:
-- 1. r2 split names (1 statement; up to its manual step)
--
-- MANUAL STEPS, where this script begins or ends:
-- r2: upgrade(): only the database knows the rows of: SELECT id, name FROM account (versions/2.py:10)

BEGIN;

-- ---------------------------------------------------------------------------------------------------
-- 1 of 2: r2 split names
-- ---------------------------------------------------------------------------------------------------

ALTER TABLE account ADD COLUMN first TEXT;

-- ---------------------------------------------------------------------------------------------------
-- MANUAL STEP: stop here
-- only the database knows the rows of: SELECT id, name FROM account
-- versions/2.py:10
-- Do by hand what the rest of upgrade() does, and then run the next file. The version table says there, not
-- here, that the revision is done. From here on:
--
-- for row in bind.execute(sa.text("SELECT id, name FROM account")):
--     first = row.name.split(" ")[0]
--
--     bind.execute(sa.text(f"UPDATE account SET first = '{first}' WHERE id = {row.id}"))
-- op.execute("DELETE FROM account WHERE first IS NULL")
-- ---------------------------------------------------------------------------------------------------

COMMIT;
