-- op.create_index("ix_account_bio", "account", ["bio"], mysql_prefix="FULLTEXT", mysql_with_parser="ngram")
-- after: account()

CREATE FULLTEXT INDEX ix_account_bio ON account (bio) WITH PARSER ngram;
