-- table = op.create_table(
--     "specimen",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("tags", postgresql.ARRAY(sa.Text())),
--     sa.Column("grid", postgresql.ARRAY(sa.Integer(), dimensions=2)),
--     sa.Column("data", postgresql.JSONB()),
--     sa.Column("address", postgresql.INET()),
--     sa.Column("days", postgresql.ARRAY(sa.Date())),
-- )
-- op.bulk_insert(
--     table,
--     [
--         {
--             "id": 1,
--             "tags": ["it's", None, "a,b", '"q"'],
--             "grid": [[1, 2], [3, 4]],
--             "data": {"k": [1]},
--             "address": "10.0.0.1",
--             "days": [dt.date(2024, 2, 29)],
--         },
--         {"id": 2, "tags": [], "grid": None, "data": None, "address": None, "days": []},
--     ],
-- )

CREATE TABLE specimen (
  id SERIAL NOT NULL,
  tags TEXT[],
  grid INTEGER[][],
  data JSONB,
  address INET,
  days DATE[],
  PRIMARY KEY (id)
);
INSERT INTO specimen (id, tags, grid, data, address, days) VALUES
  (1, ARRAY['it''s', NULL, 'a,b', '"q"']::TEXT[], ARRAY[ARRAY[1, 2], ARRAY[3, 4]]::INTEGER[][], '{"k": [1]}'::jsonb, '10.0.0.1', ARRAY[DATE '2024-02-29']::DATE[]),
  (2, ARRAY[]::TEXT[], NULL, 'null'::jsonb, NULL, ARRAY[]::DATE[]);
