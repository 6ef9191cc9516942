-- op.bulk_insert(
--     value("token", sa.Uuid()),
--     [
--         {"id": 1, "token": uuid.UUID("12345678-1234-5678-1234-567812345678")},
--         {"id": 2, "token": "12345678123456781234567812345679"},
--     ],
-- )
-- after: specimen()

INSERT INTO specimen (id, token) VALUES
  (1, '12345678123456781234567812345678'),
  (2, '12345678123456781234567812345679');
