-- op.create_exclude_constraint("ex Mixed", "Order Details", (sa.column("Mixed Case"), "="), using="btree")
-- after: quoted_names()

-- REFUSED: SG401 MySQL can't do this: add exclude constraint ex Mixed to Order Details
--   why: MySQL has no exclude constraints
--   do:  leave it out for this database: if op.get_context().dialect.name == "postgresql": ...
