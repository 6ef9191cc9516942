-- op.bulk_insert(
--     value("flag", sa.Boolean()), [{"id": 1, "flag": True}, {"id": 2, "flag": False}, {"id": 3, "flag": None}]
-- )
-- after: specimen()

INSERT INTO specimen (id, flag) VALUES
  (1, 1);
INSERT INTO specimen (id, flag) VALUES
  (2, 0);
INSERT INTO specimen (id, flag) VALUES
  (3, NULL);
