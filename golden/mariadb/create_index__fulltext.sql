-- op.create_index("ix_account_bio", "account", ["bio"], mysql_prefix="FULLTEXT", mysql_length=100)
-- after: account()

CREATE FULLTEXT INDEX ix_account_bio ON account (bio(100));
