-- op.alter_column("account", "balance", server_default=None)
-- after: account()

ALTER TABLE account ALTER COLUMN balance SET DEFAULT NULL;
