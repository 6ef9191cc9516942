-- op.drop_column("account", "status", mssql_drop_default=True, mssql_drop_check=True, mssql_drop_foreign_key=True)
-- after: account()

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('account')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'status');
IF @sql IS NULL THROW 50000, 'status of account has no default', 1;
EXEC (@sql);
GO
DECLARE @sql nvarchar(max) = N'';
SELECT @sql = @sql + N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(c.name) + N';'
FROM sys.check_constraints AS c
WHERE c.parent_object_id = OBJECT_ID('account')
  AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'status';
EXEC (@sql);
GO
DECLARE @sql nvarchar(max) = N'';
SELECT @sql = @sql + N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(k.name) + N';'
FROM sys.foreign_keys AS k JOIN sys.foreign_key_columns AS f ON f.constraint_object_id = k.object_id
WHERE k.parent_object_id = OBJECT_ID('account')
  AND COL_NAME(f.parent_object_id, f.parent_column_id) = 'status';
EXEC (@sql);
GO
ALTER TABLE account DROP COLUMN status;
GO
