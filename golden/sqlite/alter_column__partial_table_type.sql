-- op.alter_column("legacy", "code", type_=sa.String(40), existing_type=sa.String(20), existing_nullable=True)
-- after: legacy(), unseen by any revision

-- REFUSED: SG407 the table legacy must be made anew for this, and it isn't known: alter column code of legacy: type
--   why: ALTER TABLE can't change a column's type; a rebuild states every column, key, index and trigger of the table
--   do:  start the range at base, if a revision creates the table
--   do:  give a baseline that holds the table: --baseline FILE, a snapshot or what `.schema` prints
--   do:  tell the table in the batch: op.batch_alter_table(..., copy_from=sa.Table(...))
