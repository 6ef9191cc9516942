-- op.drop_constraint("fk_legacy_owner", "legacy", type_="foreignkey")
-- after: legacy_with_constraints(), unseen by any revision

-- REFUSED: SG401 SQLite can't do this: drop foreignkey constraint fk_legacy_owner of legacy
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
