-- op.create_unique_constraint("uq_document_path", "document", ["path"])
-- op.drop_constraint("uq_document_path", "document", type_="unique")
-- with: --types portable
-- after: documents()

ALTER TABLE document ADD CONSTRAINT uq_document_path UNIQUE (path);
DROP INDEX uq_document_path ON document;
