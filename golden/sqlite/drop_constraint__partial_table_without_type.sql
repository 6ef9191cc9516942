-- op.drop_constraint("uq_legacy_code", "legacy")
-- after: legacy_with_constraints(), unseen by any revision

-- REFUSED: SG407 the table legacy must be made anew for this, and it isn't known: drop constraint uq_legacy_code of legacy
--   why: ALTER TABLE can't drop a unique constraint; a rebuild states every column, key, index and trigger of the table
--   do:  start the range at base, if a revision creates the table
--   do:  give a baseline that holds the table: --baseline FILE, a snapshot or what `.schema` prints
--   do:  tell the table in the batch: op.batch_alter_table(..., copy_from=sa.Table(...))
