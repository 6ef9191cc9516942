-- op.drop_constraint(None, "gadget", type_="foreignkey")
-- op.drop_constraint(None, "owner", type_="primary")
-- after: unnamed_constraints()

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.foreign_keys AS c
  WHERE c.parent_object_id = OBJECT_ID('gadget') AND c.is_system_named = 1
    AND c.referenced_object_id = OBJECT_ID('owner')
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id) = 1
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id
           AND COL_NAME(f.parent_object_id, f.parent_column_id) IN ('owner_id')) = 1);
IF @sql IS NULL THROW 50000, 'no such constraint on gadget', 1;
EXEC (@sql);
GO
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE owner DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.key_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('owner') AND c.type = 'PK');
IF @sql IS NULL THROW 50000, 'no such constraint on owner', 1;
EXEC (@sql);
GO
