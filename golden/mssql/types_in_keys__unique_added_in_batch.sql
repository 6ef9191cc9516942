-- with op.batch_alter_table("document") as batch_op:
--     batch_op.create_unique_constraint("uq_document_title", ["title"])
-- with: --types portable
-- after: documents()

-- document.title is to stand in a key: TEXT as VARCHAR(255); an error if a value is longer (2628, 8152)
ALTER TABLE document ALTER COLUMN title VARCHAR(255) NULL;
GO
ALTER TABLE document ADD CONSTRAINT uq_document_title UNIQUE (title);
GO
