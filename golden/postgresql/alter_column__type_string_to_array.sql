-- op.execute("UPDATE account SET bio = '{a,b}'")
-- op.alter_column("account", "bio", type_=postgresql.ARRAY(sa.Text()))
-- after: account()

UPDATE account SET bio = '{a,b}';
ALTER TABLE account ALTER COLUMN bio TYPE TEXT[] USING bio::TEXT[];
