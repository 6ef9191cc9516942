-- op.add_column("account", sa.Column("handle", sa.String(30), index=True, unique=True))
-- after: account()

ALTER TABLE account ADD handle VARCHAR2(30 CHAR);
CREATE UNIQUE INDEX ix_account_handle ON account (handle);
