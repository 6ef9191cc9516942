-- op.create_unique_constraint(
--     'uq "it\'s"' if op.get_context().dialect.name != "oracle" else "uq It", "Order Details", ["Mixed Case"]
-- )
-- after: quoted_names()

-- REFUSED: SG401 SQLite can't do this: add unique constraint uq "it's" to Order Details
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
