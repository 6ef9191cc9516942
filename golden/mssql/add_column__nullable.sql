-- op.add_column("account", sa.Column("nickname", sa.String(30)))
-- after: account()

ALTER TABLE account ADD nickname VARCHAR(30) NULL;
GO
