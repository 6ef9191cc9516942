-- op.create_table_comment("account", "who has access; it's \\ 100% :x")
-- after: account()

ALTER TABLE account COMMENT = 'who has access; it''s \\ 100% :x';
