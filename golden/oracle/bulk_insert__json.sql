-- op.bulk_insert(
--     value("document", sa.JSON()),
--     [
--         {"id": 1, "document": {"a": [1, 2.5, None, True], "it's": '100% :x \\ "q"'}},
--         {"id": 2, "document": "text"},
--         {"id": 3, "document": None},
--         {"id": 4, "document": sa.null()},
--         {"id": 5, "document": {"tulip": "🌷"}},
--     ],
-- )
-- after: documents()

INSERT INTO specimen (id, document) VALUES
  (1, UTL_RAW.CAST_TO_RAW('{"a": [1, 2.5, null, true], "it''s": "100% :x \\ \"q\""}'));
INSERT INTO specimen (id, document) VALUES
  (2, UTL_RAW.CAST_TO_RAW('"text"'));
INSERT INTO specimen (id, document) VALUES
  (3, UTL_RAW.CAST_TO_RAW('null'));
INSERT INTO specimen (id, document) VALUES
  (4, NULL);
INSERT INTO specimen (id, document) VALUES
  (5, UTL_RAW.CAST_TO_RAW('{"tulip": "\ud83c\udf37"}'));
