-- op.alter_column("account", "created_at", type_=sa.DateTime(timezone=True))
-- after: account()

ALTER TABLE account ALTER COLUMN created_at DROP DEFAULT,
  ALTER COLUMN created_at TYPE TIMESTAMP WITH TIME ZONE,
  ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
