-- op.create_table("page", sa.Column("path", sa.Text(), server_default="/"))
-- op.create_unique_constraint("uq_page_path", "page", ["path"])
-- with: --types portable

CREATE TABLE page (
  path TEXT DEFAULT '/'
);
ALTER TABLE page ADD CONSTRAINT uq_page_path UNIQUE (path);
