-- op.create_unique_constraint("uq_document_title", "document", ["title"])
-- after: documents()

ALTER TABLE document ADD CONSTRAINT uq_document_title UNIQUE (title);
