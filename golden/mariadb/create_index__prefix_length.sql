-- op.create_index("ix_account_name", "account", ["name"], mysql_length=10)
-- after: account()

CREATE INDEX ix_account_name ON account (name(10));
