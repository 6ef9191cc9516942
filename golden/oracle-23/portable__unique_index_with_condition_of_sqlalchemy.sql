-- state, left_at = sa.column("state", sa.String()), sa.column("left_at", sa.DateTime())
-- where = sa.and_(state.in_(["it's", "a\\b"]), sa.not_(left_at.is_not(None)), sa.column("is_owner", sa.Boolean()))
-- op.create_index("ux_member_email", "member", ["email"], unique=True, postgresql_where=where)
-- with: --types portable
-- after: members()

-- ux_member_email is unique where state IN ('it''s', 'a\b') AND left_at IS NULL AND is_owner = true: what it is over is NULL for the other rows
CREATE UNIQUE INDEX ux_member_email ON member (CASE WHEN state IN ('it''s', 'a\b') AND left_at IS NULL AND is_owner = true THEN email END);
