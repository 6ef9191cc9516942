-- op.alter_column("log_line", "number", server_default="5")
-- op.alter_column("log_line", "number", server_default=sa.Identity(always=True, start=50, minvalue=1, maxvalue=999))
-- after: without_key()

-- REFUSED: SG401 SQLite can't do this: alter column number of log_line: default
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
