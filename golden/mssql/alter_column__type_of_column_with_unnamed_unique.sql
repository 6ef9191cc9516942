-- op.alter_column("gadget", "serial", type_=sa.Unicode(40))
-- after: unnamed_constraints()

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
ALTER TABLE gadget ALTER COLUMN serial NVARCHAR(40) NULL;
GO
ALTER TABLE gadget ADD UNIQUE (serial);
GO
