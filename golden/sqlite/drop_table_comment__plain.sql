-- op.drop_table_comment("note", existing_comment="all notes")
-- after: commented()

-- no comment on note any more
