-- op.alter_column("account", "created_at", server_default=sa.func.now())
-- after: account()

ALTER TABLE account ALTER COLUMN created_at SET DEFAULT now();
