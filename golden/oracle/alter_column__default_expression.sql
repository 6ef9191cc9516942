-- op.alter_column("account", "born_on", server_default=sa.func.current_date())
-- after: account()

ALTER TABLE account MODIFY born_on DEFAULT CURRENT_DATE;
