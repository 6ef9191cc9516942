-- op.alter_column("ticket", "id", server_default=sa.Identity(always=True, start=100, increment=10, cycle=True))
-- after: counted_by_identity()

-- REFUSED: SG401 MySQL can't do this: alter column id of ticket: identity
--   why: MySQL has no identity columns; use autoincrement
--   do:  op.alter_column(..., autoincrement=True)
