-- op.alter_column("ticket", "seat", server_default=sa.Identity())
-- after: counted_by_identity()

-- REFUSED: SG401 Oracle can't do this: alter column seat of ticket: identity
--   why: Oracle can't make an existing column an identity (ORA-30673); add a new column and drop the old one
--   do:  make the table anew: op.batch_alter_table(..., recreate="always")
