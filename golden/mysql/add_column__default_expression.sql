-- op.add_column("account", sa.Column("seen_at", sa.DateTime(), server_default=sa.func.now()))
-- after: account()

ALTER TABLE account ADD COLUMN seen_at DATETIME DEFAULT now();
