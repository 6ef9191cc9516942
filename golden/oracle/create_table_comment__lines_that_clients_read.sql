-- op.create_table_comment("note", "first;\n/\nGO\n$(last)", existing_comment="all notes")
-- after: commented()

BEGIN
  EXECUTE IMMEDIATE 'COMMENT ON TABLE note IS ''first;' || CHR(10) || '/' || CHR(10) || 'GO' || CHR(10) || '$(last)''';
END;
/
