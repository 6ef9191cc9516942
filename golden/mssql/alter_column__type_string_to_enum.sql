-- op.alter_column("account", "status", type_=sa.Enum("new", "gone", name="account_status"))
-- after: account()

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('account')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'status');
IF @sql IS NULL THROW 50000, 'status of account has no default', 1;
EXEC (@sql);
GO
ALTER TABLE account ALTER COLUMN status VARCHAR(4) NOT NULL;
GO
ALTER TABLE account ADD DEFAULT 'new' FOR status;
GO
