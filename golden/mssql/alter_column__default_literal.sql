-- op.alter_column("account", "name", server_default="it's \\ 100% :new")
-- after: account()

ALTER TABLE account ADD DEFAULT 'it''s \ 100% :new' FOR name;
GO
