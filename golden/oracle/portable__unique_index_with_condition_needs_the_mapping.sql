-- op.create_index("ux_member_team", "member", ["team"], unique=True, postgresql_where=sa.text("is_owner"))
-- after: members()

-- REFUSED: SG401 Oracle can't do this: create unique index ux_member_team on member
--   why: without its WHERE ux_member_team would be unique over all rows; Oracle has no partial indexes; an index on CASE WHEN ... END leaves out what is NULL
--   do:  index an expression that is NULL for the others: sa.text("CASE WHEN condition THEN column END")
--   do:  --types portable does so, where the condition means the same everywhere
