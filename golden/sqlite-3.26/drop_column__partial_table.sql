-- op.drop_column("legacy", "code", mssql_drop_default=True)
-- after: legacy(), unseen by any revision

-- REFUSED: SG407 the table legacy must be made anew for this, and it isn't known: drop column code of legacy
--   why: ALTER TABLE can't drop a column before SQLite 3.35; a rebuild states every column, key, index and trigger of the table
--   do:  start the range at base, if a revision creates the table
--   do:  give a baseline that holds the table: --baseline FILE, a snapshot or what `.schema` prints
--   do:  tell the table in the batch: op.batch_alter_table(..., copy_from=sa.Table(...))
