-- op.drop_constraint("serial", "gadget", type_="unique")
-- after: unnamed_constraints()

-- serial is what MySQL would call it; here it is without a known name
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.key_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('gadget') AND c.type = 'UQ' AND c.is_system_named = 1
    AND (SELECT COUNT(*) FROM sys.index_columns AS i
         WHERE i.object_id = c.parent_object_id AND i.index_id = c.unique_index_id) = 1
    AND (SELECT COUNT(*) FROM sys.index_columns AS i
         WHERE i.object_id = c.parent_object_id AND i.index_id = c.unique_index_id
           AND COL_NAME(i.object_id, i.column_id) IN ('serial')) = 1);
IF @sql IS NULL THROW 50000, 'no such constraint on gadget', 1;
EXEC (@sql);
GO
