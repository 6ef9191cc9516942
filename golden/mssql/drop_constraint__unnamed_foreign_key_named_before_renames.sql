-- op.rename_table("gadget", "device")
-- op.alter_column("device", "owner_id", new_column_name="holder_id")
-- op.drop_constraint("gadget_owner_id_fkey", "device", type_="foreignkey")
-- after: unnamed_constraints()

EXEC sp_rename 'gadget', 'device', N'OBJECT';
GO
EXEC sp_rename 'device.owner_id', 'holder_id', N'COLUMN';
GO
-- gadget_owner_id_fkey is what PostgreSQL would call it; here it is without a known name
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE device DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.foreign_keys AS c
  WHERE c.parent_object_id = OBJECT_ID('device') AND c.is_system_named = 1
    AND c.referenced_object_id = OBJECT_ID('owner')
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id) = 1
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS f
         WHERE f.constraint_object_id = c.object_id
           AND COL_NAME(f.parent_object_id, f.parent_column_id) IN ('holder_id')) = 1);
IF @sql IS NULL THROW 50000, 'no such constraint on device', 1;
EXEC (@sql);
GO
