-- op.alter_column("account", "visits", type_=sa.BigInteger(), existing_type=sa.Integer())
-- after: account()

ALTER TABLE account ALTER COLUMN visits DROP DEFAULT,
  ALTER COLUMN visits TYPE BIGINT,
  ALTER COLUMN visits SET DEFAULT '0';
