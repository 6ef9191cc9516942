-- op.alter_column("account", "level", server_default="1", nullable=False)
-- after: account()

ALTER TABLE account ALTER COLUMN level SMALLINT NOT NULL;
GO
ALTER TABLE account ADD DEFAULT '1' FOR level;
GO
