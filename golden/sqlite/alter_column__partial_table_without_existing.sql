-- op.alter_column("legacy", "code", nullable=False)
-- after: legacy(), unseen by any revision

-- REFUSED: SG407 the table legacy must be made anew for this, and it isn't known: alter column code of legacy: nullability
--   why: ALTER TABLE can't make a column NOT NULL before SQLite 3.53; a rebuild states every column, key, index and trigger of the table
--   do:  start the range at base, if a revision creates the table
--   do:  give a baseline that holds the table: --baseline FILE, a snapshot or what `.schema` prints
--   do:  tell the table in the batch: op.batch_alter_table(..., copy_from=sa.Table(...))
