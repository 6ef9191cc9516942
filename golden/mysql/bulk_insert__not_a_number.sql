-- op.bulk_insert(value("ratio", sa.Float()), [{"id": 1, "ratio": float("inf")}, {"id": 2, "ratio": float("nan")}])
-- after: specimen()

-- REFUSED: SG404 column 'ratio' of row 1 for 'specimen': inf can't be written as a literal
--   why: the database has no such number
--   do:  use NULL or a number of your own choice for it
