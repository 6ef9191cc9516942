-- op.add_column("account", sa.Column("nickname", sa.String(30)))
-- after: account()

ALTER TABLE account ADD COLUMN nickname VARCHAR(30);
