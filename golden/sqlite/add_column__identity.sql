-- op.add_column("log_line", sa.Column("id", sa.Integer(), sa.Identity(always=True, start=10), nullable=False))
-- after: without_key()

-- REFUSED: SG401 SQLite can't do this: add column id to log_line
--   why: SQLite has no identity columns; use autoincrement
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
