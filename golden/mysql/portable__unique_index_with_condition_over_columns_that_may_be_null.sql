-- op.create_index(
--     "ux_member", "member", ["team", sa.text("email DESC")], unique=True, sqlite_where=sa.text("team > 1 OR team=-3")
-- )
-- with: --types portable
-- after: members()

-- ux_member is unique where team > 1 OR team = -3: what it is over is NULL for the other rows
CREATE UNIQUE INDEX ux_member ON `member` ((CASE WHEN team > 1 OR team = -3 THEN team END), (CASE WHEN team > 1 OR team = -3 THEN email END) DESC);
