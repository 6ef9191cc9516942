-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("name", type_=sa.String(60), new_column_name="full_name")
--     batch.alter_column("full_name", nullable=False)
--     batch.create_unique_constraint("uq_account_name", ["full_name"])
--     batch.drop_constraint("uq_account_name", type_="unique")
--     batch.create_unique_constraint("uq_account_name", ["full_name", "digits"])
-- after: account()

ALTER TABLE account ALTER COLUMN name VARCHAR(60) NULL;
GO
EXEC sp_rename 'account.name', 'full_name', N'COLUMN';
GO
ALTER TABLE account ALTER COLUMN full_name VARCHAR(60) NOT NULL;
GO
ALTER TABLE account ADD CONSTRAINT uq_account_name UNIQUE (full_name);
GO
ALTER TABLE account DROP CONSTRAINT uq_account_name;
GO
ALTER TABLE account ADD CONSTRAINT uq_account_name UNIQUE (full_name, digits);
GO
