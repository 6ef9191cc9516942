-- op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True), prefixes=["TEMPORARY"])

-- REFUSED: SG401 Microsoft SQL Server can't do this: create table scratch
--   why: Microsoft SQL Server has no CREATE TEMPORARY TABLE: a temporary table of SQL Server is one whose name begins with #
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
