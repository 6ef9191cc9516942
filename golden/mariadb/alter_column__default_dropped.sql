-- op.alter_column("account", "status", server_default=None)
-- after: account()

ALTER TABLE account ALTER COLUMN status DROP DEFAULT;
