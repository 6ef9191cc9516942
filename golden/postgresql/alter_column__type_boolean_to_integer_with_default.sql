-- op.alter_column("account", "active", type_=sa.Integer(), server_default="1")
-- after: account()

ALTER TABLE account ALTER COLUMN active DROP DEFAULT,
  ALTER COLUMN active TYPE INTEGER USING active::INTEGER,
  ALTER COLUMN active SET DEFAULT '1';
