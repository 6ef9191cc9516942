-- op.create_table("page", sa.Column("path", sa.Text(), server_default="/"))
-- op.create_unique_constraint("uq_page_path", "page", ["path"])
-- with: --types portable

-- REFUSED: SG401 MySQL can't do this: create table page
--   why: an expression as a default (path): it needs MySQL 8.0.13, the script is for 8.0.11
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
