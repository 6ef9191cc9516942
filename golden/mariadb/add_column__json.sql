-- op.add_column("account", sa.Column("settings", sa.JSON()))
-- after: account()

ALTER TABLE account ADD COLUMN settings JSON;
