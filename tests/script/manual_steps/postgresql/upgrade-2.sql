-- Upgrade: 2 revisions, 3 statements
-- Database: PostgreSQL 15
-- From: the manual step of r2, which was done
-- To: r3
-- Version table: alembic_version
-- Transactions: one; an error undoes everything
-- Made by: sqlgen X
--
-- Revisions, in the order in which they run:
-- 1. r2 split names (1 statement; after its manual step)
-- 2. r3 create team (2 statements)
--
-- MANUAL STEPS, where this script begins or ends:
-- r2: upgrade(): only the database knows the rows of: SELECT id, name FROM account (versions/2.py:10)

BEGIN;

-- ---------------------------------------------------------------------------------------------------
-- 1 of 2: r2 split names
-- after its manual step
-- ---------------------------------------------------------------------------------------------------

UPDATE alembic_version SET version_num = 'r2' WHERE version_num = 'r1';

-- ---------------------------------------------------------------------------------------------------
-- 2 of 2: r3 create team
-- ---------------------------------------------------------------------------------------------------

CREATE TABLE team (
  id INTEGER
);

UPDATE alembic_version SET version_num = 'r3' WHERE version_num = 'r2';

COMMIT;
