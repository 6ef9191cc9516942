-- op.add_column("account", sa.Column("points", sa.Integer(), server_default="0", nullable=False))
-- after: account()

ALTER TABLE account ADD COLUMN points INTEGER NOT NULL DEFAULT '0';
