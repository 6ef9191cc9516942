-- op.alter_column("log_line", "number", server_default="5")
-- op.alter_column("log_line", "number", server_default=sa.Identity(always=True, start=50, minvalue=1, maxvalue=999))
-- after: without_key()

ALTER TABLE log_line ADD DEFAULT '5' FOR number;
GO

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column number of log_line: default, identity
--   why: SQL Server can't give IDENTITY to an existing column; add a new column and drop the old one
--   do:  make the table anew: op.batch_alter_table(..., recreate="always")
