-- op.alter_column("legacy", "code", server_default="x")
-- after: legacy(), unseen by any revision

-- REFUSED: SG407 the table legacy must be made anew for this, and it isn't known: alter column code of legacy: default
--   why: ALTER TABLE can't set or drop a column's default; a rebuild states every column, key, index and trigger of the table
--   do:  start the range at base, if a revision creates the table
--   do:  give a baseline that holds the table: --baseline FILE, a snapshot or what `.schema` prints
--   do:  tell the table in the batch: op.batch_alter_table(..., copy_from=sa.Table(...))
