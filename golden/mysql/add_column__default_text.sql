-- op.add_column("account", sa.Column("motto", sa.String(80), server_default="it's \\ 100% :ok"))
-- after: account()

ALTER TABLE account ADD COLUMN motto VARCHAR(80) DEFAULT 'it''s \\ 100% :ok';
