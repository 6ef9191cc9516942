-- op.bulk_insert(
--     value("color", sa.Enum(Color, name="color")),
--     [{"id": 1, "color": Color.RED}, {"id": 2, "color": "GREEN"}, {"id": 3, "color": None}],
-- )
-- after: specimen()

INSERT INTO specimen (id, color) VALUES
  (1, 'RED'),
  (2, 'GREEN'),
  (3, NULL);
