-- op.alter_column("account", "born_on", server_default=sa.func.current_date())
-- after: account()

ALTER TABLE account ALTER COLUMN born_on SET DEFAULT (CURRENT_DATE);
