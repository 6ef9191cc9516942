-- op.alter_column("task", "state", type_=sa.String(20))
-- after: with_enum()

ALTER TABLE task MODIFY state VARCHAR2(20 CHAR);
