-- op.create_index("ix_document_title", "document", ["id", "title"])
-- with: --types portable
-- after: documents()

CREATE INDEX ix_document_title ON document (id, title);
