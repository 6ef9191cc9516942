-- op.bulk_insert(value("color", sa.Enum(Color, name="color")), [{"id": 1, "color": "BLUE"}])
-- after: specimen()

INSERT INTO specimen (id, color) VALUES
  (1, 'BLUE');
GO
