-- op.drop_column("account", "bio")
-- op.add_column("account", sa.Column("bio", sa.String(100)))
-- after: account()

ALTER TABLE account DROP COLUMN bio;
ALTER TABLE account ADD COLUMN bio VARCHAR(100);
