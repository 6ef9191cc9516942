-- op.bulk_insert(
--     value("raw", sa.LargeBinary()),
--     [{"id": 1, "raw": b"\x00\xff'ab\\"}, {"id": 2, "raw": b""}, {"id": 3, "raw": None}],
-- )
-- after: specimen()

INSERT INTO specimen (id, "raw") VALUES
  (1, HEXTORAW('00FF2761625C'));
INSERT INTO specimen (id, "raw") VALUES
  (2, HEXTORAW(''));
INSERT INTO specimen (id, "raw") VALUES
  (3, NULL);
