-- op.alter_column("account", "email", type_=sa.String(200), existing_nullable=False)
-- after: read_by_others()

-- REFUSED: SG401 PostgreSQL can't do this: alter column email of account: type
--   why: the server doesn't change the type of a column that a view reads: view "reachable"
--   do:  drop the view first, and create it again afterwards
