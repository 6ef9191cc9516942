-- with op.batch_alter_table("document") as batch_op:
--     batch_op.create_unique_constraint("uq_document_title", ["title"])
-- with: --types portable
-- after: documents()

-- alter column title of document: type for a key
-- document.title is to stand in a key: TEXT as VARCHAR(255); in strict mode, which is the server's own, an error if a value is longer (1406)
-- add unique constraint uq_document_title to document
ALTER TABLE document
  MODIFY COLUMN title VARCHAR(255),
  ADD CONSTRAINT uq_document_title UNIQUE (title);
