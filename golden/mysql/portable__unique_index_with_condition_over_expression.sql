-- op.create_index(
--     "ux_member_email", "member", [sa.text("lower(email)")], unique=True, sqlite_where=sa.text("email IS NOT NULL")
-- )
-- with: --types portable
-- after: members()

-- ux_member_email is unique where email IS NOT NULL: what it is over is NULL for the other rows
CREATE UNIQUE INDEX ux_member_email ON `member` ((CASE WHEN email IS NOT NULL THEN lower(email) END));
