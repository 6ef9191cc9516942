-- op.alter_column("account", "bio", server_default="nothing")
-- after: account()

ALTER TABLE account ALTER COLUMN bio SET DEFAULT 'nothing';
