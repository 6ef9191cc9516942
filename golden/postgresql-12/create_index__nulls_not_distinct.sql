-- op.create_index("ix_account_name", "account", ["name"], unique=True, postgresql_nulls_not_distinct=True)
-- after: account()

-- REFUSED: SG401 PostgreSQL can't do this: create unique index ix_account_name on account
--   why: UNIQUE NULLS NOT DISTINCT (ix_account_name): it needs PostgreSQL 15, the script is for 12
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
