-- op.create_table_comment("account", "who has access; it's \\ 100% :x")
-- after: account()

-- comment on account: who has access; it's \ 100% :x
