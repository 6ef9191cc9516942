-- op.alter_column("account", "visits", type_=sa.BigInteger(), existing_type=sa.Integer())
-- after: account()

-- ORA-01440 if the column has values: less precision is taken only while it is empty
ALTER TABLE account MODIFY visits NUMBER(19);
