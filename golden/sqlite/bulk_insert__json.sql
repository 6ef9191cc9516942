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
  (1, '{"a": [1, 2.5, null, true], "it''s": "100% :x \\ \"q\""}'),
  (2, '"text"'),
  (3, 'null'),
  (4, NULL),
  (5, '{"tulip": "\ud83c\udf37"}');
