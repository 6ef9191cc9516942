-- op.create_index("ix_account_name", "account", ["name", "email"], mysql_length={"name": 10, "email": 20})
-- after: account()

CREATE INDEX ix_account_name ON account (name(10), email(20));
