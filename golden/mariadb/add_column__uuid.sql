-- op.add_column("account", sa.Column("token", sa.Uuid()))
-- after: account()

ALTER TABLE account ADD COLUMN token UUID;
