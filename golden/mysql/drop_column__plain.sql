-- op.drop_column("account", "bio")
-- after: account()

ALTER TABLE account DROP COLUMN bio;
