-- op.alter_column("account", "active", type_=sa.Integer(), server_default="1")
-- after: account()

-- ORA-01439 if the column has values: another kind of type is taken only while it is empty
ALTER TABLE account MODIFY active INTEGER DEFAULT '1';
