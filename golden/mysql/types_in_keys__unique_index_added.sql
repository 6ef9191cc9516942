-- op.create_index("ix_document_digest", "document", ["digest"], unique=True)
-- with: --types portable
-- after: documents()

-- document.digest is to stand in a key: LARGEBINARY as VARBINARY(255); in strict mode, which is the server's own, an error if a value is longer (1406)
ALTER TABLE document MODIFY COLUMN digest VARBINARY(255);
CREATE UNIQUE INDEX ix_document_digest ON document (digest);
