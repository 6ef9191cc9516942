-- op.alter_column("account", "created_at", type_=sa.DateTime(timezone=True))
-- after: account()

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('account')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'created_at');
IF @sql IS NULL THROW 50000, 'created_at of account has no default', 1;
EXEC (@sql);
GO
ALTER TABLE account ALTER COLUMN created_at DATETIMEOFFSET NULL;
GO
ALTER TABLE account ADD DEFAULT CURRENT_TIMESTAMP FOR created_at;
GO
