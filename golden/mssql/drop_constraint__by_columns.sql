-- op.drop_constraint(None, "gadget", type_="foreignkey", columns=["owner_id"])
-- op.drop_constraint(None, "gadget", type_="unique", columns=["serial"])
-- op.drop_constraint(None, "gadget", type_="check", columns=["price"])
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
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.check_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('gadget') AND c.is_system_named = 1
    AND (SELECT COUNT(DISTINCT d.referenced_minor_id) FROM sys.sql_expression_dependencies AS d
         WHERE d.referencing_id = c.object_id AND d.referenced_minor_id > 0) = 1
    AND (SELECT COUNT(DISTINCT d.referenced_minor_id) FROM sys.sql_expression_dependencies AS d
         WHERE d.referencing_id = c.object_id
           AND COL_NAME(d.referenced_id, d.referenced_minor_id) IN ('price')) = 1);
IF @sql IS NULL THROW 50000, 'no such constraint on gadget', 1;
EXEC (@sql);
GO
