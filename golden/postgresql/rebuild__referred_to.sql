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
--   id SERIAL NOT NULL,
--   email VARCHAR(120) NOT NULL,
--   name VARCHAR(50),
--   digits VARCHAR(10),
--   visits INTEGER DEFAULT '0' NOT NULL,
--   level SMALLINT,
--   balance NUMERIC(10, 2) DEFAULT 0,
--   active BOOLEAN DEFAULT true NOT NULL,
--   bio TEXT,
--   born_on DATE,
--   created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
--   status VARCHAR(20) DEFAULT 'new' NOT NULL,
--   invited_by INTEGER,
--   PRIMARY KEY (id),
--   CONSTRAINT uq_account_email UNIQUE (email),
--   CONSTRAINT fk_account_inviter FOREIGN KEY(invited_by) REFERENCES account (id) ON DELETE SET NULL,
--   CONSTRAINT ck_account_visits CHECK (visits >= 0)
-- )
-- It belongs to the role that runs this. Grants, policies and whatever else no revision tells of stay behind with the old table.
-- 1. Nobody writes to it meanwhile.
LOCK TABLE account IN ACCESS EXCLUSIVE MODE;
-- 2. The table in the database has the columns that are known here, and no others.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) <> 13 OR count(*) FILTER (WHERE attname IN ('id', 'email', 'name', 'digits', 'visits', 'level', 'balance', 'active', 'bio', 'born_on', 'created_at', 'status', 'invited_by')) <> 13
      FROM pg_attribute WHERE attrelid = 'account'::regclass AND attnum > 0 AND NOT attisdropped) THEN
    RAISE EXCEPTION '%', 'the table account hasn''t the columns that this script was made for';
  END IF;
END
$sqlgen$;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_account (
  id SERIAL NOT NULL,
  email VARCHAR(120) NOT NULL,
  name TEXT DEFAULT 'nobody' NOT NULL,
  nickname VARCHAR(30) DEFAULT 'none',
  digits VARCHAR(10),
  visits INTEGER DEFAULT '0' NOT NULL,
  level SMALLINT,
  balance NUMERIC(10, 2) DEFAULT 0,
  active BOOLEAN DEFAULT true NOT NULL,
  born_on DATE,
  created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR(20) DEFAULT 'new' NOT NULL,
  invited_by INTEGER
);
-- 4. Its rows.
INSERT INTO _sqlgen_new_account (id, email, name, digits, visits, level, balance, active, born_on, created_at, status, invited_by)
SELECT id, email, coalesce(name, 'nobody'), digits, visits, level, balance, active, born_on, created_at, status, invited_by FROM account;
-- 5. As many as before.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) FROM account) <> (SELECT count(*) FROM _sqlgen_new_account) THEN
    RAISE EXCEPTION '%', 'not all rows of the table account were moved';
  END IF;
END
$sqlgen$;
-- 6. What counts up goes on where it was.
SELECT setval(pg_get_serial_sequence('_sqlgen_new_account', 'id'), pg_sequence_last_value(pg_get_serial_sequence('account', 'id')::regclass)) WHERE pg_sequence_last_value(pg_get_serial_sequence('account', 'id')::regclass) IS NOT NULL;
-- 7. It takes the place of the old one; what refers to that or reads it goes, and comes back.
ALTER TABLE purchase DROP CONSTRAINT fk_purchase_account;
DROP TABLE account;
ALTER TABLE _sqlgen_new_account RENAME TO account;
ALTER SEQUENCE _sqlgen_new_account_id_seq RENAME TO account_id_seq;
-- 8. Its keys, checks and indexes.
ALTER TABLE account ADD PRIMARY KEY (id);
ALTER TABLE account ADD CONSTRAINT uq_account_email UNIQUE (email);
ALTER TABLE account ADD CONSTRAINT ck_account_visits CHECK (visits >= 0);
CREATE INDEX ix_account_name ON account (name);
ALTER TABLE account ADD CONSTRAINT fk_account_inviter FOREIGN KEY(invited_by) REFERENCES account (id) ON DELETE SET NULL;
-- 9. What refers to it.
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id);
