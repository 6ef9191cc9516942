-- arguments = (
--     sa.Column("nickname", sa.String(30), server_default="none"),
--     sa.UniqueConstraint("code", "placed_on", name="uq_purchase_placed"),
--     sa.UniqueConstraint("account_id", "code", name="uq_purchase_code"),
--     sa.CheckConstraint("total >= 0", name="ck_purchase_total"),
--     sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_purchase_again", ondelete="CASCADE"),
--     sa.Index("ix_purchase_nickname", "nickname"),
-- )
-- with op.batch_alter_table("purchase", recreate="always", table_args=arguments):
--     pass
-- after: account_and_purchase()

-- The table purchase is made anew, and its rows are moved:
-- - arrange table purchase: columns, constraints and indexes (the batch says recreate="always")
-- Its columns keep their values: id, account_id, total, placed_on, code
-- Before, it was:
-- CREATE TABLE purchase (
--   id SERIAL NOT NULL,
--   account_id INTEGER NOT NULL,
--   total NUMERIC(12, 2) NOT NULL,
--   placed_on DATE,
--   code VARCHAR(20),
--   CONSTRAINT pk_purchase PRIMARY KEY (id),
--   CONSTRAINT uq_purchase_code UNIQUE (account_id, code),
--   CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id)
-- )
-- It belongs to the role that runs this. Grants, policies and whatever else no revision tells of stay behind with the old table.
-- 1. Nobody writes to it meanwhile.
LOCK TABLE purchase IN ACCESS EXCLUSIVE MODE;
-- 2. The table in the database has the columns that are known here, and no others.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) <> 5 OR count(*) FILTER (WHERE attname IN ('id', 'account_id', 'total', 'placed_on', 'code')) <> 5
      FROM pg_attribute WHERE attrelid = 'purchase'::regclass AND attnum > 0 AND NOT attisdropped) THEN
    RAISE EXCEPTION '%', 'the table purchase hasn''t the columns that this script was made for';
  END IF;
END
$sqlgen$;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_purchase (
  id SERIAL NOT NULL,
  account_id INTEGER NOT NULL,
  total NUMERIC(12, 2) NOT NULL,
  placed_on DATE,
  code VARCHAR(20),
  nickname VARCHAR(30) DEFAULT 'none'
);
-- 4. Its rows.
INSERT INTO _sqlgen_new_purchase (id, account_id, total, placed_on, code)
SELECT id, account_id, total, placed_on, code FROM purchase;
-- 5. As many as before.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) FROM purchase) <> (SELECT count(*) FROM _sqlgen_new_purchase) THEN
    RAISE EXCEPTION '%', 'not all rows of the table purchase were moved';
  END IF;
END
$sqlgen$;
-- 6. What counts up goes on where it was.
SELECT setval(pg_get_serial_sequence('_sqlgen_new_purchase', 'id'), pg_sequence_last_value(pg_get_serial_sequence('purchase', 'id')::regclass)) WHERE pg_sequence_last_value(pg_get_serial_sequence('purchase', 'id')::regclass) IS NOT NULL;
-- 7. It takes the place of the old one.
DROP TABLE purchase;
ALTER TABLE _sqlgen_new_purchase RENAME TO purchase;
ALTER SEQUENCE _sqlgen_new_purchase_id_seq RENAME TO purchase_id_seq;
-- 8. Its keys, checks and indexes.
ALTER TABLE purchase ADD CONSTRAINT pk_purchase PRIMARY KEY (id);
ALTER TABLE purchase ADD CONSTRAINT uq_purchase_code UNIQUE (account_id, code);
ALTER TABLE purchase ADD CONSTRAINT uq_purchase_placed UNIQUE (code, placed_on);
ALTER TABLE purchase ADD CONSTRAINT ck_purchase_total CHECK (total >= 0);
CREATE INDEX ix_purchase_nickname ON purchase (nickname);
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id);
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_again FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE;
