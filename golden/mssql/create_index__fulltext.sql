-- op.create_index("ix_account_bio", "account", ["bio"], mysql_prefix="FULLTEXT", mysql_length=100)
-- after: account()

-- REFUSED: SG401 Microsoft SQL Server can't do this: create index ix_account_bio on account
--   why: an index can't be on bio, which is VARCHAR(max) (error 1919)
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "mssql")
--   do:  --types portable gives it one
