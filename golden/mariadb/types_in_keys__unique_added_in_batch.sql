-- with op.batch_alter_table("document") as batch_op:
--     batch_op.create_unique_constraint("uq_document_title", ["title"])
-- with: --types portable
-- after: documents()

ALTER TABLE document ADD CONSTRAINT uq_document_title UNIQUE (title);
