-- op.create_table_comment("note", "some notes", existing_comment="all notes")
-- after: commented()

ALTER TABLE note COMMENT = 'some notes';
