-- op.create_index("ix_document_title", "document", ["title"])
-- after: documents()

CREATE INDEX ix_document_title ON document (title);
