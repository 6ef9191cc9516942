-- op.alter_column("account", "active", server_default=sa.false())
-- after: account()

ALTER TABLE account ALTER COLUMN active SET DEFAULT false;
