-- op.drop_constraint("span_low_check", "span", type_="check", if_exists=True)
-- after: checked_twice()

-- span_low_check is what PostgreSQL would call it; here it is without a known name
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE span DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.check_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('span') AND c.is_system_named = 1
    AND (SELECT COUNT(DISTINCT d.referenced_minor_id) FROM sys.sql_expression_dependencies AS d
         WHERE d.referencing_id = c.object_id AND d.referenced_minor_id > 0) = 1
    AND (SELECT COUNT(DISTINCT d.referenced_minor_id) FROM sys.sql_expression_dependencies AS d
         WHERE d.referencing_id = c.object_id
           AND COL_NAME(d.referenced_id, d.referenced_minor_id) IN ('low')) = 1);
IF @sql IS NOT NULL EXEC (@sql);
GO
