-- op.alter_column(
--     "account",
--     "name",
--     type_=sa.String(90),
--     nullable=False,
--     server_default="nobody",
--     comment="as printed",
--     new_column_name="full_name",
-- )
-- after: account()

ALTER TABLE account CHANGE COLUMN name full_name VARCHAR(90) NOT NULL COMMENT 'as printed' DEFAULT 'nobody';
