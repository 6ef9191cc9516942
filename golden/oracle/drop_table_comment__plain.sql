-- op.drop_table_comment("note", existing_comment="all notes")
-- after: commented()

COMMENT ON TABLE note IS '';
