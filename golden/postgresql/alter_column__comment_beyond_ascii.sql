-- op.alter_column("note", "body", comment="Größe in µm\nzweite Zeile 🌷")
-- after: commented()

COMMENT ON COLUMN note.body IS 'Größe in µm
zweite Zeile 🌷';
