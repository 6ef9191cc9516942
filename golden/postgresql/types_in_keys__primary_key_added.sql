-- op.create_table("page", sa.Column("path", sa.Text(), nullable=False), sa.Column("number", sa.Integer()))
-- op.create_primary_key("pk_page", "page", ["path"])
-- with: --types portable
-- after: documents()

CREATE TABLE page (
  path TEXT NOT NULL,
  number INTEGER
);
ALTER TABLE page ADD CONSTRAINT pk_page PRIMARY KEY (path);
