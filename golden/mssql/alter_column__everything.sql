-- op.alter_column(
--     "account",
--     "name",
--     type_=sa.String(90),
--     nullable=False,
--     server_default="nobody",
--     comment="as printed",
--     new_column_name="full_name",
-- )
-- after: account()

ALTER TABLE account ALTER COLUMN name VARCHAR(90) NOT NULL;
GO
EXEC sp_rename 'account.name', 'full_name', N'COLUMN';
GO
ALTER TABLE account ADD DEFAULT 'nobody' FOR full_name;
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'as printed', N'SCHEMA', 'dbo', N'TABLE', 'account', N'COLUMN', 'full_name';
GO
