-- op.execute("UPDATE account SET bio = '{}'")
-- op.alter_column("account", "bio", type_=sa.JSON())
-- after: account()

UPDATE account SET bio = '{}';

-- REFUSED: SG401 Oracle can't do this: alter column bio of account: type
--   why: MODIFY can't make BLOB of CLOB (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
