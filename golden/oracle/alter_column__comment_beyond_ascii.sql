-- op.alter_column("note", "body", comment="Größe in µm\nzweite Zeile 🌷")
-- after: commented()

BEGIN
  EXECUTE IMMEDIATE 'COMMENT ON COLUMN note.body IS ''Größe in µm' || CHR(10) || 'zweite Zeile 🌷''';
END;
/
