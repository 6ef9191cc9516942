-- with op.batch_alter_table("account") as batch:
--     batch.add_column(sa.Column("nickname", sa.String(30)))
--     batch.add_column(sa.Column("shoe_size", sa.SmallInteger(), server_default="42"), insert_after="nickname")
--     batch.alter_column("name", new_column_name="full_name")
--     batch.alter_column("status", server_default="old")
--     batch.drop_column("bio")
--     batch.create_table_comment("who is who")
-- after: account()

ALTER TABLE account ADD nickname VARCHAR(30) NULL;
GO
-- shoe_size doesn't get the place that was asked for: SQL Server has no way to move a column, only a table that is made anew (recreate="always") has another order
ALTER TABLE account ADD shoe_size SMALLINT NULL DEFAULT '42' WITH VALUES;
GO
EXEC sp_rename 'account.name', 'full_name', N'COLUMN';
GO
DECLARE @sql nvarchar(max) = (
  SELECT N'ALTER TABLE account DROP CONSTRAINT ' + QUOTENAME(c.name)
  FROM sys.default_constraints AS c
  WHERE c.parent_object_id = OBJECT_ID('account')
    AND COL_NAME(c.parent_object_id, c.parent_column_id) = 'status');
IF @sql IS NULL THROW 50000, 'status of account has no default', 1;
EXEC (@sql);
GO
ALTER TABLE account ADD DEFAULT 'old' FOR status;
GO
ALTER TABLE account DROP COLUMN bio;
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'who is who', N'SCHEMA', 'dbo', N'TABLE', 'account';
GO
