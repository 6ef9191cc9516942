-- Upgrade: 5 revisions, 12 statements
-- Database: Oracle 19
-- From: base (nothing is applied)
-- To: d1
-- Version table: alembic_version
-- Transactions: Oracle commits each schema change by itself; what has run stays when a later statement fails
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

BEGIN
    EXECUTE IMMEDIATE 'CREATE TABLE alembic_version (
        version_num VARCHAR2(32 CHAR) NOT NULL,
        CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
    )';
EXCEPTION
    WHEN OTHERS THEN
        IF SQLCODE != -955 THEN
            RAISE;
        END IF;
END;
/

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 1 of 5: a1 create account
-- ---------------------------------------------------------------------------------------------------

CREATE TABLE account (
  id INTEGER NOT NULL,
  email VARCHAR2(50 CHAR),
  PRIMARY KEY (id)
);

INSERT INTO alembic_version (version_num) VALUES ('a1');

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 2 of 5: b2 index
-- ---------------------------------------------------------------------------------------------------

CREATE INDEX ix_email ON account (email);

UPDATE account SET email = lower(email);

UPDATE alembic_version SET version_num = 'b2' WHERE version_num = 'a1';

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 3 of 5: b1 add age; $ (sqlcmd)
-- ---------------------------------------------------------------------------------------------------

ALTER TABLE account ADD age INTEGER;

INSERT INTO alembic_version (version_num) VALUES ('b1');

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 4 of 5: c1 merge
-- ---------------------------------------------------------------------------------------------------

DELETE FROM alembic_version WHERE version_num = 'b1';

UPDATE alembic_version SET version_num = 'c1' WHERE version_num = 'b2';

COMMIT;

-- ---------------------------------------------------------------------------------------------------
-- 5 of 5: d1 touch a table of somebody else's
-- ---------------------------------------------------------------------------------------------------

CREATE INDEX ix_at ON event (at);

UPDATE alembic_version SET version_num = 'd1' WHERE version_num = 'c1';

COMMIT;
