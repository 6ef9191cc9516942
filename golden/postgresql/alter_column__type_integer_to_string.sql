-- op.alter_column("account", "visits", type_=sa.String(12))
-- after: account()

ALTER TABLE account ALTER COLUMN visits DROP DEFAULT,
  ALTER COLUMN visits TYPE VARCHAR(12),
  ALTER COLUMN visits SET DEFAULT '0';
