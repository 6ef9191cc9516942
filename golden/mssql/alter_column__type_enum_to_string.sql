-- op.alter_column("task", "state", type_=sa.String(20))
-- after: with_enum()

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE task DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('task')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'state');
IF @sql IS NULL THROW 50000, 'state of task has no default', 1;
EXEC (@sql);
GO
ALTER TABLE task ALTER COLUMN state VARCHAR(20) NOT NULL;
GO
ALTER TABLE task ADD DEFAULT 'open' FOR state;
GO
