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

ALTER TABLE account MODIFY name VARCHAR2(90 CHAR) DEFAULT 'nobody' NOT NULL;
ALTER TABLE account RENAME COLUMN name TO full_name;
COMMENT ON COLUMN account.full_name IS 'as printed';
