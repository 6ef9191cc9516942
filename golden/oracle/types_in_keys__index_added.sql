-- op.create_index("ix_document_title", "document", ["id", "title"])
-- with: --types portable
-- after: documents()

-- the index ix_document_title is left out, which changes no answer: Oracle has no index over title, which is CLOB
