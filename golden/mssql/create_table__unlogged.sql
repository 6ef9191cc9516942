-- op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True), prefixes=["UNLOGGED"])

-- REFUSED: SG401 Microsoft SQL Server can't do this: create table scratch
--   why: Microsoft SQL Server has no CREATE UNLOGGED TABLE: nothing can stand there
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
