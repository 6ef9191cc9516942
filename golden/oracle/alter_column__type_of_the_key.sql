-- op.alter_column("account", "id", type_=sa.BigInteger(), existing_type=sa.Integer())
-- after: account()

-- ORA-01440 if the column has values: less precision is taken only while it is empty
ALTER TABLE account MODIFY id NUMBER(19);
