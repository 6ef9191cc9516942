-- op.create_index("ix_account_bio", "account", ["bio"], mysql_prefix="FULLTEXT", mysql_length=100)
-- after: account()

-- REFUSED: SG401 Oracle can't do this: create index ix_account_bio on account
--   why: an index can't be on bio, which is CLOB (ORA-02327)
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "oracle")
--   do:  --types portable gives it one, where the column is made with its key
