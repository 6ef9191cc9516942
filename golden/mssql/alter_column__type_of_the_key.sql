-- op.alter_column("account", "id", type_=sa.BigInteger(), existing_type=sa.Integer())
-- after: account()

-- the primary key goes and comes back: if it is clustered, the table is written anew twice
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.key_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('account') AND c.type = 'PK');
IF @sql IS NULL THROW 50000, 'no such constraint on account', 1;
EXEC (@sql);
GO
ALTER TABLE account ALTER COLUMN id BIGINT NOT NULL;
GO
ALTER TABLE account ADD PRIMARY KEY (id);
GO
