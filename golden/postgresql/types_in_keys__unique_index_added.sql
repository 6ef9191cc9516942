-- op.create_index("ix_document_digest", "document", ["digest"], unique=True)
-- with: --types portable
-- after: documents()

CREATE UNIQUE INDEX ix_document_digest ON document (digest);
