-- op.add_column("region", sa.Column("code", sa.String(5), unique=True, comment="short"), schema="sales")
-- after: in_schema()

-- REFUSED: SG401 SQLite can't do this: add column code to sales.region
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
