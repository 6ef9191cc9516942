-- op.execute("DELETE FROM log_line")
-- op.add_column("log_line", sa.Column("id", sa.Integer(), primary_key=True))
-- op.create_primary_key("pk_log_line", "log_line", ["id"])
-- after: without_key()

DELETE FROM log_line;

-- REFUSED: SG401 SQLite can't do this: add column id to log_line
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
