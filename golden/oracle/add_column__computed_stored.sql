-- op.add_column("account", sa.Column("double_visits", sa.Integer(), sa.Computed("visits * 2", persisted=True)))
-- after: account()

-- REFUSED: SG401 Oracle can't do this: add column double_visits to account
--   why: generated columns that are stored (double_visits): a generated column of Oracle is never stored
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
