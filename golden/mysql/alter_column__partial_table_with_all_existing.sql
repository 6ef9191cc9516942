-- op.alter_column(
--     "legacy",
--     "code",
--     type_=sa.String(40),
--     existing_type=sa.String(20),
--     existing_nullable=True,
--     existing_server_default=None,
--     existing_comment="a code",
-- )
-- after: legacy(), unseen by any revision

ALTER TABLE legacy MODIFY COLUMN code VARCHAR(40) COMMENT 'a code';
