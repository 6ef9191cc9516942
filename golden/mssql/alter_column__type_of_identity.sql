-- op.alter_column("ticket", "id", type_=sa.BigInteger())
-- after: counted_by_identity()

-- the primary key goes and comes back: if it is clustered, the table is written anew twice
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE ticket DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.key_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('ticket') AND c.type = 'PK');
IF @sql IS NULL THROW 50000, 'no such constraint on ticket', 1;
EXEC (@sql);
GO
ALTER TABLE ticket ALTER COLUMN id BIGINT NOT NULL;
GO
ALTER TABLE ticket ADD PRIMARY KEY (id);
GO
