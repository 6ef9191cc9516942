-- op.alter_column("purchase", "account_id", type_=sa.BigInteger())
-- after: account_and_purchase()

-- ORA-01440 if the column has values: less precision is taken only while it is empty
ALTER TABLE purchase MODIFY account_id NUMBER(19);
