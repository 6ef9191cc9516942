-- op.create_index("ux_member_team", "member", ["team"], unique=True, postgresql_where=sa.text("is_owner"))
-- after: members()

-- REFUSED: SG401 MySQL can't do this: create unique index ux_member_team on member
--   why: without its WHERE the index would be unique for all rows; MySQL has no partial indexes
--   do:  add a generated column that is NULL where the predicate doesn't hold, and make that one unique
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
