-- op.create_table_comment("note", "some notes", existing_comment="all notes")
-- after: commented()

COMMENT ON TABLE note IS 'some notes';
