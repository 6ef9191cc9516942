-- op.create_table("event", sa.Column("id", sa.Integer(), primary_key=True), sqlite_autoincrement=True)
-- op.alter_column("event", "id", type_=sa.BigInteger())
-- after: account_and_purchase()

CREATE TABLE event (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- REFUSED: SG401 SQLite can't do this: rebuild table event: alter column id of event: type
--   why: AUTOINCREMENT is for INTEGER columns only, and id is BIGINT
--   do:  sa.BigInteger().with_variant(sa.Integer(), "sqlite"): SQLite's INTEGER has 64 bits
