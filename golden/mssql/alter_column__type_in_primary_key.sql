-- op.alter_column("certificate", "store", existing_type=sa.String(36), type_=sa.String(128), existing_nullable=False)
-- after: certificates()

-- the primary key goes and comes back: if it is clustered, the table is written anew twice
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE certificate DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.key_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('certificate') AND c.type = 'PK');
IF @sql IS NULL THROW 50000, 'no such constraint on certificate', 1;
EXEC (@sql);
GO
ALTER TABLE certificate ALTER COLUMN store VARCHAR(128) NOT NULL;
GO
ALTER TABLE certificate ADD PRIMARY KEY (owner, store);
GO
