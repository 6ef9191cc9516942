-- op.alter_column("account", "name", server_default="it's \\ 100% :new")
-- after: account()

ALTER TABLE account ALTER COLUMN name SET DEFAULT 'it''s \\ 100% :new';
