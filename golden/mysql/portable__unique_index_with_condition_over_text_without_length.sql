-- op.create_index("ux_member_nick", "member", ["nick"], unique=True, postgresql_where=sa.text("nick IS NOT NULL"))
-- with: --types portable
-- after: members()

-- member.nick is to stand in a key: TEXT as VARCHAR(255); in strict mode, which is the server's own, an error if a value is longer (1406)
ALTER TABLE `member` MODIFY COLUMN nick VARCHAR(255);
-- ux_member_nick is unique where nick IS NOT NULL: what it is over is NULL for the other rows
CREATE UNIQUE INDEX ux_member_nick ON `member` ((CASE WHEN nick IS NOT NULL THEN nick END));
