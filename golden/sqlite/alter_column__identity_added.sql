-- op.alter_column("ticket", "seat", server_default=sa.Identity())
-- after: counted_by_identity()

-- REFUSED: SG401 SQLite can't do this: alter column seat of ticket: identity
--   why: SQLite has no identity columns; use autoincrement
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
