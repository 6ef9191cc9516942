-- op.drop_constraint("gadget_price_weight_key", "gadget", type_="unique")
-- op.drop_constraint("gadget_weight_price_key", "gadget", type_="unique")
-- op.drop_column("gadget", "price")
-- after: alike()

-- gadget_price_weight_key is what PostgreSQL would call it; here it is without a known name
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.key_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('gadget') AND c.type = 'UQ' AND c.is_system_named = 1
    AND (SELECT COUNT(*) FROM sys.index_columns AS i
         WHERE i.object_id = c.parent_object_id AND i.index_id = c.unique_index_id) = 2
    AND (SELECT COUNT(*) FROM sys.index_columns AS i
         WHERE i.object_id = c.parent_object_id AND i.index_id = c.unique_index_id
           AND (COL_NAME(i.object_id, i.column_id) = 'price' AND i.key_ordinal = 1 OR COL_NAME(i.object_id, i.column_id) = 'weight' AND i.key_ordinal = 2)) = 2);
IF @sql IS NULL THROW 50000, 'no such constraint on gadget', 1;
EXEC (@sql);
GO
-- gadget_weight_price_key is what PostgreSQL would call it; here it is without a known name
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.key_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('gadget') AND c.type = 'UQ' AND c.is_system_named = 1
    AND (SELECT COUNT(*) FROM sys.index_columns AS i
         WHERE i.object_id = c.parent_object_id AND i.index_id = c.unique_index_id) = 2
    AND (SELECT COUNT(*) FROM sys.index_columns AS i
         WHERE i.object_id = c.parent_object_id AND i.index_id = c.unique_index_id
           AND COL_NAME(i.object_id, i.column_id) IN ('weight', 'price')) = 2);
IF @sql IS NULL THROW 50000, 'no such constraint on gadget', 1;
EXEC (@sql);
GO
DECLARE @sql nvarchar(max) = (
  SELECT TOP (1) N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
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
DECLARE @sql nvarchar(max) = (
  SELECT TOP (1) N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
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
ALTER TABLE gadget DROP COLUMN price;
GO
