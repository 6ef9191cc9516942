-- op.execute("UPDATE account SET bio = '00000000-0000-0000-0000-00000000000a'")
-- op.alter_column("account", "bio", type_=sa.Uuid())
-- after: account()

UPDATE account SET bio = '00000000-0000-0000-0000-00000000000a';
ALTER TABLE account MODIFY COLUMN bio CHAR(32);
