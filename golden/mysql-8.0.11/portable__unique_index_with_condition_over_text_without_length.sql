-- op.create_index("ux_member_nick", "member", ["nick"], unique=True, postgresql_where=sa.text("nick IS NOT NULL"))
-- with: --types portable
-- after: members()

-- member.nick is to stand in a key: TEXT as VARCHAR(255); in strict mode, which is the server's own, an error if a value is longer (1406)
ALTER TABLE `member` MODIFY COLUMN nick VARCHAR(255);

-- REFUSED: SG401 MySQL can't do this: create unique index ux_member_nick on member
--   why: without its WHERE the index would be unique for all rows; it needs MySQL 8.0.13, the script is for 8.0.11
--   do:  add a generated column that is NULL where the predicate doesn't hold, and make that one unique
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
