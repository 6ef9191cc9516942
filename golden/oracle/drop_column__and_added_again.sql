-- op.drop_column("account", "bio")
-- op.add_column("account", sa.Column("bio", sa.String(100)))
-- after: account()

ALTER TABLE account DROP COLUMN bio;
ALTER TABLE account ADD bio VARCHAR2(100 CHAR);
