-- op.create_index("ix_document_title", "document", ["title"], unique=True, mysql_length={"title": 20})
-- with: --types portable
-- after: documents()

-- document.title is to stand in a key: TEXT as VARCHAR(255); an error if a value is longer (2628, 8152)
ALTER TABLE document ALTER COLUMN title VARCHAR(255) NULL;
GO
CREATE UNIQUE INDEX ix_document_title ON document (title);
GO
