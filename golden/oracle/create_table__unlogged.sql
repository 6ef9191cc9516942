-- op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True), prefixes=["UNLOGGED"])

-- REFUSED: SG401 Oracle can't do this: create table scratch
--   why: Oracle has no CREATE UNLOGGED TABLE: what can stand there is GLOBAL TEMPORARY or PRIVATE TEMPORARY or IMMUTABLE or BLOCKCHAIN or IMMUTABLE BLOCKCHAIN or SHARDED or DUPLICATED
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
