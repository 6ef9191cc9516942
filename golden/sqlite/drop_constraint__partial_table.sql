-- op.drop_constraint("fk_legacy_owner", "legacy", type_="foreignkey")
-- after: legacy_with_constraints(), unseen by any revision

-- REFUSED: SG401 SQLite can't do this: drop foreignkey constraint fk_legacy_owner of legacy
--   why: SQLite 3.40 has no ALTER for it, and the table isn't to be made anew here
--   do:  let the table be made anew: leave recreate="never" out of the batch
--   do:  state it in create_table, where the table is made
