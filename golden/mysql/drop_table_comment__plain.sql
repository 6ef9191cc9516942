-- op.drop_table_comment("note", existing_comment="all notes")
-- after: commented()

ALTER TABLE note COMMENT = '';
