-- op.add_column("account", sa.Column("nickname", sa.String(30)), if_not_exists=True)
-- after: account()

IF COL_LENGTH('account', 'nickname') IS NULL
ALTER TABLE account ADD nickname VARCHAR(30) NULL;
GO
