-- op.create_unique_constraint("uq_account_name", "account", ["name"], postgresql_nulls_not_distinct=True)
-- after: account()

-- REFUSED: SG401 PostgreSQL can't do this: add unique constraint uq_account_name to account
--   why: UNIQUE NULLS NOT DISTINCT (uq_account_name): it needs PostgreSQL 15, the script is for 12
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
