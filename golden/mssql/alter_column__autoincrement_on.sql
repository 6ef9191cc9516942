-- op.create_primary_key("pk_log_line", "log_line", ["number"])
-- op.alter_column("log_line", "number", autoincrement=True, existing_type=sa.Integer(), existing_nullable=False)
-- after: without_key()

ALTER TABLE log_line ADD CONSTRAINT pk_log_line PRIMARY KEY (number);
GO

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column number of log_line: autoincrement
--   why: SQL Server can't give IDENTITY to an existing column nor take it; add a new column and drop the old one
--   do:  make the table anew: op.batch_alter_table(..., recreate="always")
