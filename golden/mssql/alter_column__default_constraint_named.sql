-- op.execute("ALTER TABLE account ADD CONSTRAINT df_level DEFAULT 5 FOR level")
-- op.alter_column("account", "level", server_default=None)
-- after: account()

ALTER TABLE account ADD CONSTRAINT df_level DEFAULT 5 FOR level;
GO
ALTER TABLE account DROP CONSTRAINT df_level;
GO
