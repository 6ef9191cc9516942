-- op.create_index(
--     "ux_member", "member", ["team", sa.text("email DESC")], unique=True, sqlite_where=sa.text("team > 1 OR team=-3")
-- )
-- with: --types portable
-- after: members()

-- REFUSED: SG401 MySQL can't do this: create unique index ux_member on member
--   why: without its WHERE the index would be unique for all rows; it needs MySQL 8.0.13, the script is for 8.0.11
--   do:  add a generated column that is NULL where the predicate doesn't hold, and make that one unique
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
