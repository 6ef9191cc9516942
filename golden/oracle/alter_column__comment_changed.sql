-- op.alter_column("note", "body", comment="the text", existing_comment="what it says")
-- after: commented()

COMMENT ON COLUMN note.body IS 'the text';
