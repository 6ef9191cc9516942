-- op.alter_column("account", "active", server_default=sa.false())
-- after: account()

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('account')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'active');
IF @sql IS NULL THROW 50000, 'active of account has no default', 1;
EXEC (@sql);
GO
ALTER TABLE account ADD DEFAULT 0 FOR active;
GO
