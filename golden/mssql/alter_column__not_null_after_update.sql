-- op.execute("UPDATE account SET bio = '' WHERE bio IS NULL")
-- op.alter_column("account", "level", nullable=False)
-- after: account()

UPDATE account SET bio = '' WHERE bio IS NULL;
GO
ALTER TABLE account ALTER COLUMN level SMALLINT NOT NULL;
GO
