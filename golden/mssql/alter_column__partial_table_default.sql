-- op.alter_column("legacy", "code", server_default="x")
-- after: legacy(), unseen by any revision

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE legacy DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('legacy')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'code');
IF @sql IS NOT NULL EXEC (@sql);
GO
ALTER TABLE legacy ADD DEFAULT 'x' FOR code;
GO
