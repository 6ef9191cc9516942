-- op.create_index("ix_account_bio", "account", ["bio"], mysql_prefix="FULLTEXT", mysql_with_parser="ngram")
-- after: account()

-- REFUSED: SG401 MariaDB can't do this: create index ix_account_bio on account
--   why: WITH PARSER ngram on a FULLTEXT index (ix_account_bio): MariaDB has no parser of that name (error 1128)
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
