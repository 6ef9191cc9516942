-- op.bulk_insert(
--     word,
--     [
--         {"id": 1, "text": "it's"},
--         {"id": 2, "text": "back\\slash \\' \\n"},
--         {"id": 3, "text": "two\nlines\r\nthree"},
--         {"id": 4, "text": ":name ::cast %s %(x)s 100% %%"},
--         {"id": 5, "text": "R&D $(variable) ${x} @x #x"},
--         {"id": 6, "text": "Çiğdem 🌷 日本語"},
--         {"id": 7, "text": "-- no comment /* none */ ;"},
--         {"id": 8, "text": 'tab\there "quoted" `tick` [bracket]'},
--         {"id": 9, "text": ""},
--         {"id": 10, "text": " "},
--         {"id": 11, "text": None},
--     ],
-- )
-- after: words()

INSERT INTO word (id, text) VALUES
  (1, 'it''s'),
  (2, 'back\\slash \\'' \\n'),
  (3, 'two
lines\r
three'),
  (4, ':name ::cast %s %(x)s 100% %%'),
  (5, 'R&D $(variable) ${x} @x #x'),
  (6, 'Çiğdem 🌷 日本語'),
  (7, '-- no comment /* none */ ;'),
  (8, 'tab	here "quoted" `tick` [bracket]'),
  (9, ''),
  (10, ' '),
  (11, NULL);
