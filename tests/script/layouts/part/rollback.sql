-- Rollback: 2 revisions, 4 statements
-- Database: PostgreSQL 15
-- From: c1
-- To: b1
-- Version table: alembic_version
-- Transactions: 2, since some statements can't run in one; what stands before such a statement is committed
-- Made by: sqlgen VERSION
--
-- Revisions, in the order in which they are undone:
-- 1. c1 merge (2 statements; derived from the upgrade)
-- 2. b2 index (2 statements; derived from the upgrade)
--
-- NOT UNDONE by this script (said again at its place):
-- b2: execute UPDATE account SET email = lower(email)

BEGIN;

-- ---------------------------------------------------------------------------------------------------
-- 1 of 2: undo c1 merge
-- derived from the upgrade
-- ---------------------------------------------------------------------------------------------------

INSERT INTO alembic_version (version_num) VALUES ('b1');

UPDATE alembic_version SET version_num = 'b2' WHERE version_num = 'c1';

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 2 of 2: undo b2 index
-- derived from the upgrade
-- ---------------------------------------------------------------------------------------------------

-- NOT UNDONE: execute UPDATE account SET email = lower(email)
-- The rows stay as the upgrade left them.

-- Outside of a transaction, since it can't run inside one, or its author said so; what stands above is committed first.

DROP INDEX CONCURRENTLY ix_email;

BEGIN;

DELETE FROM alembic_version WHERE version_num = 'b2';

COMMIT;
