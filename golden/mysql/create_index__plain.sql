-- op.create_index("ix_account_name", "account", ["name"])
-- after: account()

CREATE INDEX ix_account_name ON account (name);
