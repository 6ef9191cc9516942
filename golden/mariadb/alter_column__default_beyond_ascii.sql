-- op.alter_column("account", "name", server_default="Çiğdem 🌷")
-- after: account()

ALTER TABLE account ALTER COLUMN name SET DEFAULT 'Çiğdem 🌷';
