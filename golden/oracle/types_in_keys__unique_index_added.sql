-- op.create_index("ix_document_digest", "document", ["digest"], unique=True)
-- with: --types portable
-- after: documents()

-- REFUSED: SG401 Oracle can't do this: alter column digest of document: type for a key
--   why: MODIFY can't make RAW(255) of BLOB (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
