-- op.alter_column("account", "born_on", type_=sa.Integer())
-- after: account()

-- REFUSED: SG401 SQLite can't do this: alter column born_on of account: type
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
