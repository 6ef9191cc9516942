-- op.alter_column("account", "created_at", server_default=sa.func.now())
-- after: account()

ALTER TABLE account MODIFY COLUMN created_at DATETIME DEFAULT now();
