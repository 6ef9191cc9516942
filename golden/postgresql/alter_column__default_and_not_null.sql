-- op.alter_column("account", "level", server_default="1", nullable=False)
-- after: account()

ALTER TABLE account ALTER COLUMN level SET DEFAULT '1',
  ALTER COLUMN level SET NOT NULL;
