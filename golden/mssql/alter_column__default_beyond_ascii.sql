-- op.alter_column("account", "name", server_default="Çiğdem 🌷")
-- after: account()

ALTER TABLE account ADD DEFAULT N'Çiğdem 🌷' FOR name;
GO
