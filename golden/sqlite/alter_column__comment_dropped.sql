-- op.alter_column("note", "body", comment=None, existing_comment="what it says")
-- after: commented()

-- comment on body: none any more
