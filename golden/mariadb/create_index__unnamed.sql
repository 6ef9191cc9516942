-- op.create_index(None, "account", ["name"])
-- after: account()

CREATE INDEX ix_account_name ON account (name);
