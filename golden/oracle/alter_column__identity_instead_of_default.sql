-- op.alter_column("log_line", "number", server_default="5")
-- op.alter_column("log_line", "number", server_default=sa.Identity(always=True, start=50, minvalue=1, maxvalue=999))
-- after: without_key()

ALTER TABLE log_line MODIFY "number" DEFAULT '5';

-- REFUSED: SG401 Oracle can't do this: alter column number of log_line: default, identity
--   why: Oracle can't make an existing column an identity (ORA-30673); add a new column and drop the old one
--   do:  make the table anew: op.batch_alter_table(..., recreate="always")
