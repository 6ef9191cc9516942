-- op.alter_column("account", "visits", type_=sa.String(12))
-- after: account()

-- ORA-01439 if the column has values: another kind of type is taken only while it is empty
ALTER TABLE account MODIFY visits VARCHAR2(12 CHAR);
