-- op.alter_column("account", "status", server_default="0")
-- op.execute("UPDATE account SET status = '5'")
-- op.alter_column("account", "status", type_=sa.Integer())
-- after: account()

ALTER TABLE account MODIFY status DEFAULT '0';
UPDATE account SET status = '5';
-- ORA-01439 if the column has values: another kind of type is taken only while it is empty
ALTER TABLE account MODIFY status INTEGER;
