-- op.alter_column("ticket", "id", server_default=sa.Identity(always=True, start=100, increment=10, cycle=True))
-- after: counted_by_identity()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column id of ticket: identity
--   why: SQL Server can't change the seed or increment of an existing IDENTITY; add a new column and drop the old one
--   do:  make the table anew: op.batch_alter_table(..., recreate="always")
