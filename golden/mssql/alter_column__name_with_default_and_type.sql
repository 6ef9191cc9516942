-- op.alter_column(
--     "account",
--     "status",
--     new_column_name="state",
--     type_=sa.String(40),
--     server_default="open",
--     existing_nullable=False,
-- )
-- after: account()

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('account')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'status');
IF @sql IS NULL THROW 50000, 'status of account has no default', 1;
EXEC (@sql);
GO
ALTER TABLE account ALTER COLUMN status VARCHAR(40) NOT NULL;
GO
EXEC sp_rename 'account.status', 'state', N'COLUMN';
GO
ALTER TABLE account ADD DEFAULT 'open' FOR state;
GO
