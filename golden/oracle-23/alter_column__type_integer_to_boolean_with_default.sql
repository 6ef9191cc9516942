-- op.alter_column("account", "visits", type_=sa.Boolean(), server_default=sa.false())
-- after: account()

-- ORA-01439 if the column has values: another kind of type is taken only while it is empty
ALTER TABLE account MODIFY visits BOOLEAN DEFAULT 0;
