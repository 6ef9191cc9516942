-- op.add_column("account", sa.Column("seen_at", sa.DateTime(timezone=True)))
-- after: account()

ALTER TABLE account ADD COLUMN seen_at DATETIME;
