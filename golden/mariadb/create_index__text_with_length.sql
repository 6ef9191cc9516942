-- op.create_index("ix_account_bio", "account", ["bio", "name"], mysql_length={"bio": 20})
-- after: account()

CREATE INDEX ix_account_bio ON account (bio(20), name);
