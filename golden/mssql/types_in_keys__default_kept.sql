-- op.create_table("page", sa.Column("path", sa.Text(), server_default="/"))
-- op.create_unique_constraint("uq_page_path", "page", ["path"])
-- with: --types portable

CREATE TABLE page (
  path VARCHAR(max) NULL DEFAULT '/'
);
GO
-- page.path is to stand in a key: TEXT as VARCHAR(255); an error if a value is longer (2628, 8152)
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE page DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('page')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'path');
IF @sql IS NULL THROW 50000, 'path of page has no default', 1;
EXEC (@sql);
GO
ALTER TABLE page ALTER COLUMN path VARCHAR(255) NULL;
GO
ALTER TABLE page ADD DEFAULT '/' FOR path;
GO
ALTER TABLE page ADD CONSTRAINT uq_page_path UNIQUE (path);
GO
