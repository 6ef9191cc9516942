-- op.alter_column("ticket", "seat", server_default=sa.Identity())
-- after: counted_by_identity()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column seat of ticket: identity
--   why: SQL Server can't give IDENTITY to an existing column; add a new column and drop the old one
--   do:  make the table anew: op.batch_alter_table(..., recreate="always")
