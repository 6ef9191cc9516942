-- op.create_index("ux_member_team", "member", ["team"], unique=True, postgresql_where=sa.text("is_owner IS true"))
-- with: --types portable
-- after: members()

-- ux_member_team is unique where is_owner = true: what it is over is NULL for the other rows
CREATE UNIQUE INDEX ux_member_team ON member (CASE WHEN is_owner = true THEN team END);
