-- op.create_index("ix_account_lower_email", "account", [sa.func.lower(sa.column("email"))])
-- after: account()

-- REFUSED: SG401 MySQL can't do this: create index ix_account_lower_email on account
--   why: an index on an expression (ix_account_lower_email): it needs MySQL 8.0.13, the script is for 8.0.11
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
