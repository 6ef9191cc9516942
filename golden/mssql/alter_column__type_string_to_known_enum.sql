-- op.alter_column("task", "word", type_=sa.Enum("open", "done", name="task_state"))
-- after: with_enum()

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE task DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('task')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'word');
IF @sql IS NULL THROW 50000, 'word of task has no default', 1;
EXEC (@sql);
GO
ALTER TABLE task ALTER COLUMN word VARCHAR(4) NULL;
GO
ALTER TABLE task ADD DEFAULT 'open' FOR word;
GO
