-- op.bulk_insert(value("color", sa.Enum(Color, name="color")), [{"id": 1, "color": "BLUE"}])
-- after: specimen()

-- REFUSED: SG404 column 'color' of row 1 for 'specimen': 'BLUE' is not a member of the enum
--   why: its members are 'RED', 'GREEN'
