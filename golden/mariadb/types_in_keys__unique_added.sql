-- op.create_unique_constraint("uq_document_path", "document", ["path"])
-- with: --types portable
-- after: documents()

ALTER TABLE document ADD CONSTRAINT uq_document_path UNIQUE (path);
