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
ALTER TABLE account MODIFY COLUMN status INTEGER NOT NULL DEFAULT 3;
