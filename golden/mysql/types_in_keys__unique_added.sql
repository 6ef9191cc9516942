-- op.create_unique_constraint("uq_document_path", "document", ["path"])
-- with: --types portable
-- after: documents()

-- document.path is to stand in a key: TEXT as VARCHAR(255); in strict mode, which is the server's own, an error if a value is longer (1406)
ALTER TABLE document MODIFY COLUMN path VARCHAR(255) NOT NULL COMMENT 'where it lies';
ALTER TABLE document ADD CONSTRAINT uq_document_path UNIQUE (path);
