-- op.alter_column("legacy", "code", nullable=False)
-- after: legacy(), unseen by any revision

-- REFUSED: SG401 SQLite can't do this: alter column code of legacy: nullability
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  aim at a newer SQLite, where ALTER can: --dialect sqlite:3.53
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
