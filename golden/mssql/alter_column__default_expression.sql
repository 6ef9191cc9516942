-- op.alter_column("account", "born_on", server_default=sa.func.current_date())
-- after: account()

ALTER TABLE account ADD DEFAULT GETDATE() FOR born_on;
GO
