-- op.add_column("account", sa.Column("double_visits", sa.Integer(), sa.Computed("visits * 2", persisted=True)))
-- after: account()

-- REFUSED: SG401 SQLite can't do this: add column double_visits to account
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
