-- op.alter_column("account", "status", server_default="fresh")
-- after: account()

ALTER TABLE account ALTER COLUMN status SET DEFAULT 'fresh';
