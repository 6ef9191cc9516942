-- op.alter_column("account", "visits", type_=sa.Boolean(), server_default=sa.false())
-- after: account()

ALTER TABLE account ALTER COLUMN visits DROP DEFAULT,
  ALTER COLUMN visits TYPE BOOLEAN USING visits::BOOLEAN,
  ALTER COLUMN visits SET DEFAULT false;
