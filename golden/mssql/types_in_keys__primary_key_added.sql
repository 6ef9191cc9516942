-- op.create_table("page", sa.Column("path", sa.Text(), nullable=False), sa.Column("number", sa.Integer()))
-- op.create_primary_key("pk_page", "page", ["path"])
-- with: --types portable
-- after: documents()

CREATE TABLE page (
  path VARCHAR(max) NOT NULL,
  number INTEGER NULL
);
GO
-- page.path is to stand in a key: TEXT as VARCHAR(255); an error if a value is longer (2628, 8152)
ALTER TABLE page ALTER COLUMN path VARCHAR(255) NOT NULL;
GO
ALTER TABLE page ADD CONSTRAINT pk_page PRIMARY KEY (path);
GO
