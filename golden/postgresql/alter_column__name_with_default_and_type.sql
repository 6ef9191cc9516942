-- op.alter_column(
--     "account",
--     "status",
--     new_column_name="state",
--     type_=sa.String(40),
--     server_default="open",
--     existing_nullable=False,
-- )
-- after: account()

ALTER TABLE account ALTER COLUMN status TYPE VARCHAR(40),
  ALTER COLUMN status SET DEFAULT 'open';
ALTER TABLE account RENAME COLUMN status TO state;
