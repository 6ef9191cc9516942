-- op.add_column("account", sa.Column("double_visits", sa.Integer(), sa.Computed("visits * 2", persisted=True)))
-- after: account()

-- REFUSED: SG401 SQLite can't do this: rebuild table account: add column double_visits to account
--   why: generated columns that are stored (double_visits): it needs SQLite 3.31, the script is for 3.26
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
