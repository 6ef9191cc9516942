-- op.create_index("ix_document_digest", "document", ["digest"], unique=True)
-- with: --types portable
-- after: documents()

-- document.digest is to stand in a key: LARGEBINARY as VARBINARY(255); an error if a value is longer (2628, 8152)
ALTER TABLE document ALTER COLUMN digest VARBINARY(255) NULL;
GO
CREATE UNIQUE INDEX ix_document_digest ON document (digest);
GO
