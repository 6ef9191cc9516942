-- op.create_unique_constraint("uq_document_title", "document", ["title"])
-- after: documents()

-- REFUSED: SG401 Oracle can't do this: add unique constraint uq_document_title to document
--   why: a key can't be on title, which is CLOB (ORA-02329)
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "oracle")
--   do:  --types portable gives it one, where the column is made with its key
