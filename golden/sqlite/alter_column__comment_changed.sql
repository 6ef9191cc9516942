-- op.alter_column("note", "body", comment="the text", existing_comment="what it says")
-- after: commented()

-- comment on body: the text
