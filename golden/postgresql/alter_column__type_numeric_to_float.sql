-- op.alter_column("account", "balance", type_=sa.Float())
-- after: account()

ALTER TABLE account ALTER COLUMN balance DROP DEFAULT,
  ALTER COLUMN balance TYPE FLOAT,
  ALTER COLUMN balance SET DEFAULT 0;
