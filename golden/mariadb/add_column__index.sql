-- op.add_column("account", sa.Column("handle", sa.String(30), index=True))
-- after: account()

ALTER TABLE account ADD COLUMN handle VARCHAR(30);
CREATE INDEX ix_account_handle ON account (handle);
