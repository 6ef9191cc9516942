-- op.alter_column("account", "name", comment="what people call them; it's 100% \\ free")
-- after: account()

COMMENT ON COLUMN account.name IS 'what people call them; it''s 100% \ free';
