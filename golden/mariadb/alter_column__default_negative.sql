-- op.alter_column("account", "level", server_default=sa.text("-1"))
-- after: account()

ALTER TABLE account ALTER COLUMN level SET DEFAULT -1;
