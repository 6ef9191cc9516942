-- op.add_column("account", sa.Column("nickname", sa.String(30), comment="among friends; it's optional"))
-- after: account()

ALTER TABLE account ADD nickname VARCHAR(30) NULL;
GO
EXEC sys.sp_addextendedproperty N'MS_Description', 'among friends; it''s optional', N'SCHEMA', 'dbo', N'TABLE', 'account', N'COLUMN', 'nickname';
GO
