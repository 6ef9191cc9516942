-- op.create_foreign_key("fk_legacy_owner", "legacy", "owner", ["owner_id"], ["id"])
-- after: legacy(), unseen by any revision

-- REFUSED: SG407 the table legacy must be made anew for this, and it isn't known: add foreign key fk_legacy_owner to legacy, referring to owner (id)
--   why: ALTER TABLE can't add a foreign key; a rebuild states every column, key, index and trigger of the table
--   do:  start the range at base, if a revision creates the table
--   do:  give a baseline that holds the table: --baseline FILE, a snapshot or what `.schema` prints
--   do:  tell the table in the batch: op.batch_alter_table(..., copy_from=sa.Table(...))
