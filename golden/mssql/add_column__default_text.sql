-- op.add_column("account", sa.Column("motto", sa.String(80), server_default="it's \\ 100% :ok"))
-- after: account()

ALTER TABLE account ADD motto VARCHAR(80) NULL DEFAULT 'it''s \ 100% :ok' WITH VALUES;
GO
