-- op.create_table_comment("account", "who has access; it's \\ 100% :x")
-- after: account()

COMMENT ON TABLE account IS 'who has access; it''s \ 100% :x';
