-- op.create_table("page", sa.Column("path", sa.Text(), nullable=False), sa.Column("number", sa.Integer()))
-- op.create_primary_key("pk_page", "page", ["path"])
-- with: --types portable
-- after: documents()

CREATE TABLE page (
  path TEXT NOT NULL,
  number INTEGER
);
-- page.path is to stand in a key: TEXT as VARCHAR(255); in strict mode, which is the server's own, an error if a value is longer (1406)
ALTER TABLE page MODIFY COLUMN path VARCHAR(255) NOT NULL;
ALTER TABLE page ADD CONSTRAINT pk_page PRIMARY KEY (path);
