-- op.create_index("ix_document_title", "document", ["id", "title"])
-- with: --types portable
-- after: documents()

-- ix_document_title holds the first 255 characters of title, which changes no answer: MariaDB has no index of all of it
CREATE INDEX ix_document_title ON document (id, title(255));
