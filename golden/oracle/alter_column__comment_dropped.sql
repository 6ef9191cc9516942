-- op.alter_column("note", "body", comment=None, existing_comment="what it says")
-- after: commented()

COMMENT ON COLUMN note.body IS '';
