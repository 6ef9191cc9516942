-- op.alter_column("ticket", "seat", server_default=sa.Identity())
-- after: counted_by_identity()

-- REFUSED: SG401 MariaDB can't do this: alter column seat of ticket: identity
--   why: MariaDB has no identity columns; use autoincrement
--   do:  op.alter_column(..., autoincrement=True)
