-- with op.batch_alter_table("account", recreate="always") as batch:
--     batch.add_column(sa.Column("kind", sa.String(20), nullable=False, server_default="old"))
--     batch.add_column(sa.Column("points", sa.Integer(), nullable=False, server_default="5"))
--     batch.alter_column("kind", server_default=None)
--     batch.alter_column("points", server_default="0", new_column_name="score")
-- after: account()

-- The table account is made anew, and its rows are moved:
-- - add column kind to account (the batch says recreate="always")
-- - add column points to account (the batch says recreate="always")
-- - alter column kind of account: default (the batch says recreate="always")
-- - alter column points of account: default, name (the batch says recreate="always")
-- Its columns keep their values: id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status
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
--   PRIMARY KEY (id)
-- )
-- It belongs to the role that runs this. Grants, policies and whatever else no revision tells of stay behind with the old table.
-- 1. Nobody writes to it meanwhile.
LOCK TABLE account IN ACCESS EXCLUSIVE MODE;
-- 2. The table in the database has the columns that are known here, and no others.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) <> 12 OR count(*) FILTER (WHERE attname IN ('id', 'email', 'name', 'digits', 'visits', 'level', 'balance', 'active', 'bio', 'born_on', 'created_at', 'status')) <> 12
      FROM pg_attribute WHERE attrelid = 'account'::regclass AND attnum > 0 AND NOT attisdropped) THEN
    RAISE EXCEPTION '%', 'the table account hasn''t the columns that this script was made for';
  END IF;
END
$sqlgen$;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_account (
  id SERIAL NOT NULL,
  email VARCHAR(120) NOT NULL,
  name VARCHAR(50),
  digits VARCHAR(10),
  visits INTEGER DEFAULT '0' NOT NULL,
  level SMALLINT,
  balance NUMERIC(10, 2) DEFAULT 0,
  active BOOLEAN DEFAULT true NOT NULL,
  bio TEXT,
  born_on DATE,
  created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR(20) DEFAULT 'new' NOT NULL,
  kind VARCHAR(20) NOT NULL,
  score INTEGER DEFAULT '0' NOT NULL
);
-- 4. Its rows.
INSERT INTO _sqlgen_new_account (id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status, kind, score)
SELECT id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status, 'old', '5' FROM account;
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
-- 7. It takes the place of the old one.
DROP TABLE account;
ALTER TABLE _sqlgen_new_account RENAME TO account;
ALTER SEQUENCE _sqlgen_new_account_id_seq RENAME TO account_id_seq;
-- 8. Its keys, checks and indexes.
ALTER TABLE account ADD PRIMARY KEY (id);
