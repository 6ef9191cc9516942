-- op.alter_column("account", "visits", type_=sa.BigInteger(), existing_type=sa.Integer())
-- after: account()

DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('account')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'visits');
IF @sql IS NULL THROW 50000, 'visits of account has no default', 1;
EXEC (@sql);
GO
ALTER TABLE account ALTER COLUMN visits BIGINT NOT NULL;
GO
ALTER TABLE account ADD DEFAULT '0' FOR visits;
GO
