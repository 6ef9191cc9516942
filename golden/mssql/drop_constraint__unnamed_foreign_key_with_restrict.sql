-- op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
-- op.create_foreign_key(None, "gadget", "owner", ["owner_id"], ["number"], ondelete="RESTRICT")
-- op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
-- after: alike()

-- gadget_owner_id_fkey1 is what PostgreSQL would call it; here it is without a known name
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.foreign_keys AS c
  WHERE c.parent_object_id = OBJECT_ID('gadget') AND c.is_system_named = 1
    AND c.referenced_object_id = OBJECT_ID('owner')
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id) = 1
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id
           AND COL_NAME(f.parent_object_id, f.parent_column_id) IN ('owner_id')) = 1
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id
           AND (COL_NAME(f.parent_object_id, f.parent_column_id) = 'owner_id' AND COL_NAME(f.referenced_object_id, f.referenced_column_id) = 'number')) = 1
    AND c.delete_referential_action_desc = 'CASCADE'
    AND c.update_referential_action_desc = 'NO_ACTION');
IF @sql IS NULL THROW 50000, 'no such constraint on gadget', 1;
EXEC (@sql);
GO
-- Microsoft SQL Server has no ON DELETE RESTRICT: NO ACTION stands for it
ALTER TABLE gadget ADD FOREIGN KEY(owner_id) REFERENCES owner (number) ON DELETE NO ACTION;
GO
-- gadget_owner_id_fkey1 is what PostgreSQL would call it; here it is without a known name
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.foreign_keys AS c
  WHERE c.parent_object_id = OBJECT_ID('gadget') AND c.is_system_named = 1
    AND c.referenced_object_id = OBJECT_ID('owner')
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id) = 1
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id
           AND COL_NAME(f.parent_object_id, f.parent_column_id) IN ('owner_id')) = 1
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id
           AND (COL_NAME(f.parent_object_id, f.parent_column_id) = 'owner_id' AND COL_NAME(f.referenced_object_id, f.referenced_column_id) = 'number')) = 1
    AND c.delete_referential_action_desc = 'NO_ACTION'
    AND c.update_referential_action_desc = 'NO_ACTION');
IF @sql IS NULL THROW 50000, 'no such constraint on gadget', 1;
EXEC (@sql);
GO
