-- op.create_table("event", sa.Column("id", sa.BigInteger(), primary_key=True), sqlite_autoincrement=True)

-- REFUSED: SG401 SQLite can't do this: create table event
--   why: AUTOINCREMENT is for INTEGER columns only, and id is BIGINT
--   do:  sa.BigInteger().with_variant(sa.Integer(), "sqlite"): SQLite's INTEGER has 64 bits
