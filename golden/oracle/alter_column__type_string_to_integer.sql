-- op.alter_column("account", "digits", type_=sa.Integer())
-- after: account()

-- ORA-01439 if the column has values: another kind of type is taken only while it is empty
ALTER TABLE account MODIFY digits INTEGER;
