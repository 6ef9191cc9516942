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

-- Oracle keeps an empty string as NULL
INSERT INTO word (id, text) VALUES
  (1, 'it''s');
INSERT INTO word (id, text) VALUES
  (2, 'back\slash \'' \n');
INSERT INTO word (id, text) VALUES
  (3, 'two' || CHR(10) || 'lines' || CHR(13) || CHR(10) || 'three');
INSERT INTO word (id, text) VALUES
  (4, ':name ::cast %s %(x)s 100% %%');
INSERT INTO word (id, text) VALUES
  (5, 'R&D $(variable) ${x} @x #x');
INSERT INTO word (id, text) VALUES
  (6, 'Çiğdem 🌷 日本語');
INSERT INTO word (id, text) VALUES
  (7, '-- no comment /* none */ ;');
INSERT INTO word (id, text) VALUES
  (8, 'tab	here "quoted" `tick` [bracket]');
INSERT INTO word (id, text) VALUES
  (9, '');
INSERT INTO word (id, text) VALUES
  (10, ' ');
INSERT INTO word (id, text) VALUES
  (11, NULL);
