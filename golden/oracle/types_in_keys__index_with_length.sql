-- op.create_index("ix_document_title", "document", ["title"], unique=True, mysql_length={"title": 20})
-- with: --types portable
-- after: documents()

-- REFUSED: SG401 Oracle can't do this: alter column title of document: type for a key
--   why: MODIFY can't make VARCHAR2(255 CHAR) of CLOB (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
