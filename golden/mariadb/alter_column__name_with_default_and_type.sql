-- op.alter_column(
--     "account",
--     "status",
--     new_column_name="state",
--     type_=sa.String(40),
--     server_default="open",
--     existing_nullable=False,
-- )
-- after: account()

ALTER TABLE account CHANGE COLUMN status state VARCHAR(40) NOT NULL DEFAULT 'open';
