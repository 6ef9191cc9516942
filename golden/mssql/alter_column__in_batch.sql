-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("name", type_=sa.String(60))
--     batch.alter_column("level", new_column_name="rank_no")
-- after: account()

ALTER TABLE account ALTER COLUMN name VARCHAR(60) NULL;
GO
EXEC sp_rename 'account.level', 'rank_no', N'COLUMN';
GO
