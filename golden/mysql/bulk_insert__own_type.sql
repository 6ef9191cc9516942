-- op.bulk_insert(
--     sa.table("word", sa.column("id", sa.Integer()), sa.column("text", Shouted())),
--     [{"id": 1, "text": "hi"}, {"id": 2, "text": None}],
-- )
-- after: words()

INSERT INTO word (id, text) VALUES
  (1, 'HI!'),
  (2, NULL);
