-- op.create_primary_key("pk_log_line", "log_line", ["number"])
-- op.alter_column("log_line", "number", autoincrement=True, existing_type=sa.Integer(), existing_nullable=False)
-- after: without_key()

ALTER TABLE log_line ADD CONSTRAINT pk_log_line PRIMARY KEY ("number");

-- REFUSED: SG401 Oracle can't do this: alter column number of log_line: autoincrement
--   why: Oracle has no autoincrement; give the column an Identity
--   do:  server_default=sa.Identity(), and make the table anew: op.batch_alter_table(..., recreate="always")
