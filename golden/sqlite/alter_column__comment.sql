-- op.alter_column("account", "name", comment="what people call them; it's 100% \\ free")
-- after: account()

-- comment on name: what people call them; it's 100% \ free
