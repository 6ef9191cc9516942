-- op.create_index("ix_account_lower_email", "account", [sa.func.lower(sa.column("email"))])
-- after: account()

-- REFUSED: SG401 MariaDB can't do this: create index ix_account_lower_email on account
--   why: an index on an expression (ix_account_lower_email): MariaDB has no indexes on expressions; add a generated column and index that
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
