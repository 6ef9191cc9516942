-- where = sa.text("state = 'new' AND left_at IS NULL")
-- op.create_index("ux_member_email", "member", ["email"], unique=True, postgresql_where=where, sqlite_where=where)
-- with: --types portable
-- after: members()

-- REFUSED: SG401 MySQL can't do this: create unique index ux_member_email on member
--   why: without its WHERE the index would be unique for all rows; it needs MySQL 8.0.13, the script is for 8.0.11
--   do:  add a generated column that is NULL where the predicate doesn't hold, and make that one unique
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
