-- op.execute("""UPDATE account SET bio = '{"a": [1]}'""")
-- op.alter_column("account", "bio", type_=postgresql.JSONB())
-- after: account()

UPDATE account SET bio = '{"a": [1]}';
ALTER TABLE account ALTER COLUMN bio TYPE JSONB USING bio::JSONB;
