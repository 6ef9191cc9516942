-- op.drop_constraint(None, "parcel", type_="unique", columns=["width", "height"])
-- op.drop_constraint(None, "parcel", type_="check", columns=["width", "height"])
-- after: two_alike()

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE parcel DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.key_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('parcel') AND c.type = 'UQ' AND c.is_system_named = 1
    AND (SELECT COUNT(*) FROM sys.index_columns AS i
         WHERE i.object_id = c.parent_object_id AND i.index_id = c.unique_index_id) = 2
    AND (SELECT COUNT(*) FROM sys.index_columns AS i
         WHERE i.object_id = c.parent_object_id AND i.index_id = c.unique_index_id
           AND COL_NAME(i.object_id, i.column_id) IN ('width', 'height')) = 2);
IF @sql IS NULL THROW 50000, 'no such constraint on parcel', 1;
EXEC (@sql);
GO
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE parcel DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.check_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('parcel') AND c.is_system_named = 1
    AND (SELECT COUNT(DISTINCT d.referenced_minor_id) FROM sys.sql_expression_dependencies AS d
         WHERE d.referencing_id = c.object_id AND d.referenced_minor_id > 0) = 2
    AND (SELECT COUNT(DISTINCT d.referenced_minor_id) FROM sys.sql_expression_dependencies AS d
         WHERE d.referencing_id = c.object_id
           AND COL_NAME(d.referenced_id, d.referenced_minor_id) IN ('height', 'width')) = 2);
IF @sql IS NULL THROW 50000, 'no such constraint on parcel', 1;
EXEC (@sql);
GO
