-- op.create_unique_constraint("uq_document_path", "document", ["path"])
-- with: --types portable
-- after: documents()

-- document.path is to stand in a key: TEXT as VARCHAR(255); an error if a value is longer (2628, 8152)
ALTER TABLE document ALTER COLUMN path VARCHAR(255) NOT NULL;
GO
ALTER TABLE document ADD CONSTRAINT uq_document_path UNIQUE (path);
GO
