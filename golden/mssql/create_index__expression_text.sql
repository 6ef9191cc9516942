-- op.create_index("ix_account_lower_email", "account", [sa.text("lower(email)")], unique=True)
-- after: account()

-- REFUSED: SG401 Microsoft SQL Server can't do this: create unique index ix_account_lower_email on account
--   why: an index on an expression (ix_account_lower_email): SQL Server has no indexes on expressions; add a computed column and index that
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
