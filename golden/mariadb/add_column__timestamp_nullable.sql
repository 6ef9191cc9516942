-- op.add_column("account", sa.Column("seen", sa.TIMESTAMP()))
-- after: account()

ALTER TABLE account ADD COLUMN seen TIMESTAMP NULL;
