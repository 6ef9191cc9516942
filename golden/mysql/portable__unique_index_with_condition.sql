-- where = sa.text("state = 'new' AND left_at IS NULL")
-- op.create_index("ux_member_email", "member", ["email"], unique=True, postgresql_where=where, sqlite_where=where)
-- with: --types portable
-- after: members()

-- ux_member_email is unique where state = 'new' AND left_at IS NULL: what it is over is NULL for the other rows
CREATE UNIQUE INDEX ux_member_email ON `member` ((CASE WHEN state = 'new' AND left_at IS NULL THEN email END));
