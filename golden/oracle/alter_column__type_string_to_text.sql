-- op.alter_column("account", "name", type_=sa.Text())
-- after: account()

-- REFUSED: SG401 Oracle can't do this: alter column name of account: type
--   why: MODIFY can't make CLOB of VARCHAR2(50 CHAR) (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
