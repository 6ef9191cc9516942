-- op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True), prefixes=["UNLOGGED"])

-- REFUSED: SG401 SQLite can't do this: create table scratch
--   why: SQLite has no CREATE UNLOGGED TABLE: what can stand there is TEMPORARY or TEMP
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
