-- op.drop_constraint("gadget_owner_id_fkey", "gadget", type_="foreignkey")
-- after: unnamed_constraints()

-- gadget_owner_id_fkey is what PostgreSQL would call it; here it is without a known name
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
