-- op.drop_constraint("gadget_weight_check", "gadget", type_="check")
-- after: alike()

-- gadget_weight_check is what PostgreSQL would call it; here it is without a known name
DECLARE @sql nvarchar(max) = (
  SELECT TOP (1) N'ALTER TABLE gadget DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.check_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('gadget') AND c.is_system_named = 1
    AND (SELECT COUNT(DISTINCT d.referenced_minor_id) FROM sys.sql_expression_dependencies AS d
         WHERE d.referencing_id = c.object_id AND d.referenced_minor_id > 0) = 1
    AND (SELECT COUNT(DISTINCT d.referenced_minor_id) FROM sys.sql_expression_dependencies AS d
         WHERE d.referencing_id = c.object_id
           AND COL_NAME(d.referenced_id, d.referenced_minor_id) IN ('weight')) = 1);
IF @sql IS NULL THROW 50000, 'no such constraint on gadget', 1;
EXEC (@sql);
GO
