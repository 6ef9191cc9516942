-- op.add_column("account", sa.Column("double_visits", sa.Integer(), sa.Computed("visits * 2", persisted=False)))
-- after: account()

-- REFUSED: SG401 PostgreSQL can't do this: add column double_visits to account
--   why: generated columns that aren't stored (double_visits): it needs PostgreSQL 18, the script is for 15
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
