-- op.alter_column("account", "status", type_=sa.Text(), nullable=True, server_default=None, new_column_name="note")
-- after: account()

-- REFUSED: SG401 Oracle can't do this: alter column status of account: type, nullability, default, name
--   why: MODIFY can't make CLOB of VARCHAR2(20 CHAR) (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
