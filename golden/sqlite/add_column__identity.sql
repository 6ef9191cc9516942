-- op.add_column("log_line", sa.Column("id", sa.Integer(), sa.Identity(always=True, start=10), nullable=False))
-- after: without_key()

-- REFUSED: SG401 SQLite can't do this: add column id to log_line
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
