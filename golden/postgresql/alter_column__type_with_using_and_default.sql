-- op.execute("UPDATE account SET status = '5'")
-- op.alter_column(
--     "account",
--     "status",
--     type_=sa.Integer(),
--     postgresql_using="length(status)",
--     server_default=sa.text("3"),
-- )
-- after: account()

UPDATE account SET status = '5';
ALTER TABLE account ALTER COLUMN status DROP DEFAULT,
  ALTER COLUMN status TYPE INTEGER USING length(status),
  ALTER COLUMN status SET DEFAULT 3;
