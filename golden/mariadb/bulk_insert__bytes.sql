-- op.bulk_insert(
--     value("raw", sa.LargeBinary()),
--     [{"id": 1, "raw": b"\x00\xff'ab\\"}, {"id": 2, "raw": b""}, {"id": 3, "raw": None}],
-- )
-- after: specimen()

INSERT INTO specimen (id, raw) VALUES
  (1, X'00FF2761625C'),
  (2, X''),
  (3, NULL);
