-- Rollback: 5 revisions, 10 statements
-- Database: Oracle 19
-- From: d1
-- To: base (nothing is applied)
-- Version table: alembic_version
-- Transactions: Oracle commits each schema change by itself; what has run stays when a later statement fails
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

-- ---------------------------------------------------------------------------------------------------
-- 1 of 5: undo d1 touch a table of somebody else's
-- derived from the upgrade
-- ---------------------------------------------------------------------------------------------------

DROP INDEX ix_at;

UPDATE alembic_version SET version_num = 'c1' WHERE version_num = 'd1';

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 2 of 5: undo c1 merge
-- derived from the upgrade
-- ---------------------------------------------------------------------------------------------------

INSERT INTO alembic_version (version_num) VALUES ('b1');

UPDATE alembic_version SET version_num = 'b2' WHERE version_num = 'c1';

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 3 of 5: undo b1 add age; $ (sqlcmd)
-- derived from the upgrade
-- ---------------------------------------------------------------------------------------------------

ALTER TABLE account DROP COLUMN age;

DELETE FROM alembic_version WHERE version_num = 'b1';

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 4 of 5: undo b2 index
-- derived from the upgrade
-- ---------------------------------------------------------------------------------------------------

-- NOT UNDONE: execute UPDATE account SET email = lower(email)
-- The rows stay as the upgrade left them.

DROP INDEX ix_email;

UPDATE alembic_version SET version_num = 'a1' WHERE version_num = 'b2';

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 5 of 5: undo a1 create account
-- ---------------------------------------------------------------------------------------------------

DROP TABLE account;

DELETE FROM alembic_version WHERE version_num = 'a1';

COMMIT;
