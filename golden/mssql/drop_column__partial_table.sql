-- op.drop_column("legacy", "code", mssql_drop_default=True)
-- after: legacy(), unseen by any revision

DECLARE @sql nvarchar(max) = N'';
SELECT @sql = @sql + N'ALTER TABLE legacy DROP CONSTRAINT ' + QUOTENAME(c.name) + N';'
FROM sys.default_constraints AS c
WHERE c.parent_object_id = OBJECT_ID('legacy')
  AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'code';
EXEC (@sql);
GO
ALTER TABLE legacy DROP COLUMN code;
GO
