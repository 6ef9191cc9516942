-- Upgrade: 2 revisions, 5 statements
-- Database: PostgreSQL 15
-- From: b1
-- To: c1
-- Version table: alembic_version
-- Transactions: 1, since some statements can't run in one; what stands before such a statement is committed
-- Made by: sqlgen VERSION
--
-- Revisions, in the order in which they run:
-- 1. b2 index (3 statements)
-- 2. c1 merge (2 statements)

-- ---------------------------------------------------------------------------------------------------
-- 1 of 2: b2 index
-- ---------------------------------------------------------------------------------------------------

-- Outside of a transaction, since it can't run inside one, or its author said so; what stands above is committed first.

CREATE INDEX CONCURRENTLY ix_email ON account (email);

BEGIN;

UPDATE account SET email = lower(email);

INSERT INTO alembic_version (version_num) VALUES ('b2');

-- ---------------------------------------------------------------------------------------------------
-- 2 of 2: c1 merge
-- ---------------------------------------------------------------------------------------------------

DELETE FROM alembic_version WHERE version_num = 'b1';

UPDATE alembic_version SET version_num = 'c1' WHERE version_num = 'b2';

COMMIT;
