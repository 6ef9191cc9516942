-- op.alter_column("account", "digits", type_=sa.LargeBinary())
-- after: account()

-- REFUSED: SG401 Oracle can't do this: alter column digits of account: type
--   why: MODIFY can't make BLOB of VARCHAR2(10 CHAR) (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
