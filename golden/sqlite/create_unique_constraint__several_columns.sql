-- op.create_unique_constraint("uq_account_name_level", "account", ["name", "level"])
-- after: account()

-- REFUSED: SG401 SQLite can't do this: add unique constraint uq_account_name_level to account
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
