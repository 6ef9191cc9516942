-- op.create_table("code", sa.Column("id", sa.String(20), primary_key=True), sa.Column("text", sa.String(20)))
-- op.alter_column("code", "id", type_=sa.Text(), existing_type=sa.String(20))
-- op.alter_column("code", "text", type_=sa.Text(), existing_type=sa.String(20))
-- with: --types portable
-- after: owners()

CREATE TABLE code (
  id VARCHAR(20) NOT NULL,
  text VARCHAR(20) NULL,
  PRIMARY KEY (id)
);
GO
-- the primary key goes and comes back: if it is clustered, the table is written anew twice
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE code DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.key_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('code') AND c.type = 'PK');
IF @sql IS NULL THROW 50000, 'no such constraint on code', 1;
EXEC (@sql);
GO
ALTER TABLE code ALTER COLUMN id VARCHAR(255) NOT NULL;
GO
ALTER TABLE code ADD PRIMARY KEY (id);
GO
ALTER TABLE code ALTER COLUMN text VARCHAR(max) NULL;
GO
