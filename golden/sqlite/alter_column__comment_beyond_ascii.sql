-- op.alter_column("note", "body", comment="Größe in µm\nzweite Zeile 🌷")
-- after: commented()

-- comment on body: Größe in µm
-- zweite Zeile 🌷
