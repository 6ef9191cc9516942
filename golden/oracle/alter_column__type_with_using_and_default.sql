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
-- ORA-01439 if the column has values: another kind of type is taken only while it is empty
ALTER TABLE account MODIFY status INTEGER DEFAULT 3;
