-- op.bulk_insert(
--     word,
--     [
--         {"id": 1, "text": "first;\nsecond"},
--         {"id": 2, "text": "a\n/\nb"},
--         {"id": 3, "text": "a\nGO\nb"},
--         {"id": 4, "text": "a\n\\q\nb"},
--         {"id": 5, "text": "a\n.exit\nb"},
--         {"id": 6, "text": "a\n\nb"},
--         {"id": 7, "text": "line \\\ncontinued -\nagain"},
--         {"id": 8, "text": "$$ $sqlgen$ DELIMITER //"},
--     ],
-- )
-- after: words()

INSERT INTO word (id, text) VALUES
  (1, 'first;
second'),
  (2, 'a
/
b'),
  (3, 'a
GO
b'),
  (4, 'a
\\q
b'),
  (5, 'a
.exit
b'),
  (6, 'a

b'),
  (7, 'line \\
continued -
again'),
  (8, '$$ $sqlgen$ DELIMITER //');
