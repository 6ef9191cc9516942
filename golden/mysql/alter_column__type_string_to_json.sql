-- op.execute("UPDATE account SET bio = '{}'")
-- op.alter_column("account", "bio", type_=sa.JSON())
-- after: account()

UPDATE account SET bio = '{}';
ALTER TABLE account MODIFY COLUMN bio JSON;
