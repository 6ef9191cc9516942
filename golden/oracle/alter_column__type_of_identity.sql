-- op.alter_column("ticket", "id", type_=sa.BigInteger())
-- after: counted_by_identity()

-- ORA-01440 if the column has values: less precision is taken only while it is empty
ALTER TABLE ticket MODIFY id NUMBER(19);
