-- op.add_column("account", sa.Column("handle", sa.String(30), index=True, unique=True))
-- after: account()

ALTER TABLE account ADD handle VARCHAR(30) NULL;
GO
CREATE UNIQUE INDEX ix_account_handle ON account (handle);
GO
