-- op.add_column(
--     "account",
--     sa.Column(
--         "parent_id",
--         sa.Integer(),
--         sa.ForeignKey("account.id", name="fk_parent"),
--         sa.CheckConstraint("parent_id > 0", name="ck_parent"),
--         unique=True,
--         comment="above",
--     ),
--     if_not_exists=True,
-- )
-- after: account()

IF COL_LENGTH('account', 'parent_id') IS NULL
ALTER TABLE account ADD parent_id INTEGER NULL UNIQUE CONSTRAINT fk_parent REFERENCES account (id) CONSTRAINT ck_parent CHECK (parent_id > 0);
GO
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', 'dbo', N'TABLE', 'account', N'COLUMN', 'parent_id'))
  EXEC sys.sp_updateextendedproperty N'MS_Description', 'above', N'SCHEMA', 'dbo', N'TABLE', 'account', N'COLUMN', 'parent_id'
ELSE
  EXEC sys.sp_addextendedproperty N'MS_Description', 'above', N'SCHEMA', 'dbo', N'TABLE', 'account', N'COLUMN', 'parent_id';
GO
