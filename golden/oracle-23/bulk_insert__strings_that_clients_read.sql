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
  (1, 'first;' || CHR(10) || 'second'),
  (2, 'a' || CHR(10) || '/' || CHR(10) || 'b'),
  (3, 'a' || CHR(10) || 'GO' || CHR(10) || 'b'),
  (4, 'a' || CHR(10) || '\q' || CHR(10) || 'b'),
  (5, 'a' || CHR(10) || '.exit' || CHR(10) || 'b'),
  (6, 'a' || CHR(10) || CHR(10) || 'b'),
  (7, 'line \' || CHR(10) || 'continued -' || CHR(10) || 'again'),
  (8, '$$ $sqlgen$ DELIMITER //');
