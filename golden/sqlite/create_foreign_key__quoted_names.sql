-- op.create_foreign_key("fk Self", "Order Details", "Order Details", ["group"], ["select"], postgresql_not_valid=True)
-- after: quoted_names()

-- REFUSED: SG401 SQLite can't do this: add foreign key fk Self to Order Details, referring to Order Details (select)
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
