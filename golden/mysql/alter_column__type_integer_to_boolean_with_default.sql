-- op.alter_column("account", "visits", type_=sa.Boolean(), server_default=sa.false())
-- after: account()

ALTER TABLE account MODIFY COLUMN visits BOOL NOT NULL DEFAULT false;
