-- op.create_index("ix_document_title", "document", ["title"], unique=True, mysql_length={"title": 20})
-- with: --types portable
-- after: documents()

CREATE UNIQUE INDEX ix_document_title ON document (title(20));
