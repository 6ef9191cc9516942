-- op.alter_column("account", "level", server_default=sa.text("3"))
-- after: account()

ALTER TABLE account ADD DEFAULT 3 FOR level;
GO
