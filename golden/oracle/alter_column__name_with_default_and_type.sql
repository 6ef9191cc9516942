-- op.alter_column(
--     "account",
--     "status",
--     new_column_name="state",
--     type_=sa.String(40),
--     server_default="open",
--     existing_nullable=False,
-- )
-- after: account()

ALTER TABLE account MODIFY status VARCHAR2(40 CHAR) DEFAULT 'open';
ALTER TABLE account RENAME COLUMN status TO state;
