-- with op.batch_alter_table("account") as batch:
--     batch.add_column(sa.Column("nickname", sa.String(30)))
--     batch.add_column(sa.Column("shoe_size", sa.SmallInteger()))
--     batch.alter_column("visits", type_=sa.BigInteger())
--     batch.alter_column("digits", type_=sa.Integer())
--     batch.drop_column("bio")
--     batch.drop_column("born_on")
-- after: account()

ALTER TABLE account ADD nickname VARCHAR(30) NULL;
GO
ALTER TABLE account ADD shoe_size SMALLINT NULL;
GO
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
ALTER TABLE account ALTER COLUMN digits INTEGER NULL;
GO
ALTER TABLE account DROP COLUMN bio;
GO
ALTER TABLE account DROP COLUMN born_on;
GO
