-- op.drop_column("gadget", "price")
-- after: unnamed_constraints()

-- REFUSED: SG401 SQLite can't do this: drop column price of gadget
--   why: SQLite 3.26 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  aim at a newer SQLite, where ALTER can: --dialect sqlite:3.35
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
