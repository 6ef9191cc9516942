-- op.drop_column("account", "bio", if_exists=True)
-- after: account()

ALTER TABLE account DROP COLUMN IF EXISTS bio;
