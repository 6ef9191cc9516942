-- op.drop_column("region", "rank", schema="sales")
-- after: in_schema()

-- REFUSED: SG401 SQLite can't do this: drop column rank of sales.region
--   why: SQLite 3.26 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  aim at a newer SQLite, where ALTER can: --dialect sqlite:3.35
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
