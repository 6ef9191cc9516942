-- op.bulk_insert(
--     value("flag", sa.Boolean()), [{"id": 1, "flag": True}, {"id": 2, "flag": False}, {"id": 3, "flag": None}]
-- )
-- after: specimen()

INSERT INTO specimen (id, flag) VALUES
  (1, 1),
  (2, 0),
  (3, NULL);
