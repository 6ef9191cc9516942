-- with op.batch_alter_table("account", recreate="always") as batch:
--     batch.alter_column("name", type_=sa.Text(), nullable=False, server_default="nobody")
--     batch.drop_column("bio")
--     batch.add_column(sa.Column("nickname", sa.String(30), server_default="none"), insert_after="name")
-- after: referred_to()

-- The table account is made anew, and its rows are moved:
-- - alter column name of account: type, nullability, default (the batch says recreate="always")
-- - drop column bio of account (the batch says recreate="always")
-- - add column nickname to account (the batch says recreate="always")
-- Its columns keep their values: id, email, name, digits, visits, level, balance, active, born_on, created_at, status, invited_by
-- It keeps: index ix_account_name
-- Before, it was:
-- CREATE TABLE account (
--   id INTEGER NOT NULL,
--   email VARCHAR2(120 CHAR) NOT NULL,
--   name VARCHAR2(50 CHAR),
--   digits VARCHAR2(10 CHAR),
--   visits INTEGER DEFAULT '0' NOT NULL,
--   "level" SMALLINT,
--   balance NUMERIC(10, 2) DEFAULT 0,
--   active SMALLINT DEFAULT 1 NOT NULL,
--   bio CLOB,
--   born_on DATE,
--   created_at DATE DEFAULT CURRENT_TIMESTAMP,
--   status VARCHAR2(20 CHAR) DEFAULT 'new' NOT NULL,
--   invited_by INTEGER,
--   PRIMARY KEY (id),
--   CONSTRAINT uq_account_email UNIQUE (email),
--   CONSTRAINT fk_account_inviter FOREIGN KEY(invited_by) REFERENCES account (id) ON DELETE SET NULL,
--   CONSTRAINT ck_account_visits CHECK (visits >= 0)
-- )
-- Grants and whatever else no revision tells of stay behind with the old table. Until it goes, it stays as it was; should a step fail before that, ALTER TABLE account READ WRITE lets it be written to again.
-- 1. The table in the database has the columns that are known here, and no others.
DECLARE
  present NUMBER;
  known NUMBER;
BEGIN
  SELECT COUNT(*), COUNT(CASE WHEN column_name IN ('ID', 'EMAIL', 'NAME', 'DIGITS', 'VISITS', 'level', 'BALANCE', 'ACTIVE', 'BIO', 'BORN_ON', 'CREATED_AT', 'STATUS', 'INVITED_BY') THEN 1 END)
  INTO present, known
  FROM all_tab_columns WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'ACCOUNT';
  IF present != 13 OR known != 13 THEN
    RAISE_APPLICATION_ERROR(-20000, 'the table account hasn''t the columns that this script was made for');
  END IF;
END;
/
-- 2. Nobody writes to it meanwhile.
ALTER TABLE account READ ONLY;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE "_sqlgen_new_account" (
  id INTEGER NOT NULL,
  email VARCHAR2(120 CHAR) NOT NULL,
  name CLOB DEFAULT 'nobody' NOT NULL,
  nickname VARCHAR2(30 CHAR) DEFAULT 'none',
  digits VARCHAR2(10 CHAR),
  visits INTEGER DEFAULT '0' NOT NULL,
  "level" SMALLINT,
  balance NUMERIC(10, 2) DEFAULT 0,
  active SMALLINT DEFAULT 1 NOT NULL,
  born_on DATE,
  created_at DATE DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR2(20 CHAR) DEFAULT 'new' NOT NULL,
  invited_by INTEGER
);
-- 4. Its rows.
INSERT INTO "_sqlgen_new_account" (id, email, name, digits, visits, "level", balance, active, born_on, created_at, status, invited_by)
SELECT id, email, coalesce(CAST(name AS CLOB), 'nobody'), digits, visits, "level", balance, active, born_on, created_at, status, invited_by FROM account;
-- 5. As many as before.
DECLARE
  present NUMBER;
  moved NUMBER;
BEGIN
  SELECT COUNT(*) INTO present FROM account;
  SELECT COUNT(*) INTO moved FROM "_sqlgen_new_account";
  IF present != moved THEN
    RAISE_APPLICATION_ERROR(-20000, 'not all rows of the table account were moved');
  END IF;
END;
/
COMMIT;
-- 6. It takes the place of the old one; what refers to that goes, and comes back.
DROP TABLE account CASCADE CONSTRAINTS;
ALTER TABLE "_sqlgen_new_account" RENAME TO account;
-- 7. Its keys, checks and indexes.
ALTER TABLE account ADD PRIMARY KEY (id);
ALTER TABLE account ADD CONSTRAINT uq_account_email UNIQUE (email);
ALTER TABLE account ADD CONSTRAINT ck_account_visits CHECK (visits >= 0);
CREATE INDEX ix_account_name ON account (name);
ALTER TABLE account ADD CONSTRAINT fk_account_inviter FOREIGN KEY(invited_by) REFERENCES account (id) ON DELETE SET NULL;
-- 8. What refers to it.
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id);
