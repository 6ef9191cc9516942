-- op.add_column("account", sa.Column("nickname", sa.String()))
-- after: account()

ALTER TABLE account ADD nickname VARCHAR(max) NULL;
GO
