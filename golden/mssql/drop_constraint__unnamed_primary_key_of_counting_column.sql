-- op.drop_constraint("account_pkey", "account", type_="primary")
-- after: account()

-- account_pkey is what PostgreSQL would call it; here it is without a known name
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.key_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('account') AND c.type = 'PK');
IF @sql IS NULL THROW 50000, 'no such constraint on account', 1;
EXEC (@sql);
GO
