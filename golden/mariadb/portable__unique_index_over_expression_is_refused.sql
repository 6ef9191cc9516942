-- op.create_index("ux_member_email", "member", [sa.text("lower(email)")], unique=True)
-- with: --types portable
-- after: members()

-- REFUSED: SG401 MariaDB can't do this: create unique index ux_member_email on member
--   why: an index on an expression (ux_member_email): MariaDB has no indexes on expressions; add a generated column and index that
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
