-- op.execute("UPDATE account SET bio = '' WHERE bio IS NULL")
-- op.alter_column("account", "level", nullable=False)
-- after: account()

UPDATE account SET bio = '' WHERE bio IS NULL;
ALTER TABLE account MODIFY COLUMN level SMALLINT NOT NULL;
