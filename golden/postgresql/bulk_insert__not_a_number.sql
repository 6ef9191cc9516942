-- op.bulk_insert(value("ratio", sa.Float()), [{"id": 1, "ratio": float("inf")}, {"id": 2, "ratio": float("nan")}])
-- after: specimen()

INSERT INTO specimen (id, ratio) VALUES
  (1, 'Infinity'::double precision),
  (2, 'NaN'::double precision);
