-- op.add_column("account", sa.Column("name", sa.String(50)), if_not_exists=True)
-- after: account()

IF COL_LENGTH('account', 'name') IS NULL
ALTER TABLE account ADD name VARCHAR(50) NULL;
GO
