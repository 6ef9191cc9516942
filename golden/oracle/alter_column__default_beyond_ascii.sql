-- op.alter_column("account", "name", server_default="Çiğdem 🌷")
-- after: account()

ALTER TABLE account MODIFY name DEFAULT 'Çiğdem 🌷';
