-- op.create_table("page", sa.Column("path", sa.Text(), server_default="/"))
-- op.create_unique_constraint("uq_page_path", "page", ["path"])
-- with: --types portable

CREATE TABLE page (
  path TEXT DEFAULT ('/')
);
-- page.path is to stand in a key: TEXT as VARCHAR(255); in strict mode, which is the server's own, an error if a value is longer (1406)
ALTER TABLE page MODIFY COLUMN path VARCHAR(255) DEFAULT '/';
ALTER TABLE page ADD CONSTRAINT uq_page_path UNIQUE (path);
