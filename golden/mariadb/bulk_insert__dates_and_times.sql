-- op.bulk_insert(
--     sa.table(
--         "specimen",
--         sa.column("id", sa.Integer()),
--         sa.column("day", sa.Date()),
--         sa.column("moment", sa.DateTime()),
--         sa.column("zoned", sa.DateTime(timezone=True)),
--     ),
--     [
--         {
--             "id": 1,
--             "day": dt.date(2024, 2, 29),
--             "moment": dt.datetime(2024, 2, 29, 23, 59, 59, 123456),
--             "zoned": dt.datetime(2024, 2, 29, 23, 59, 59, tzinfo=ZONE),
--         },
--         {
--             "id": 2,
--             "day": dt.datetime(2000, 1, 1, 12, 0),
--             "moment": dt.datetime(2024, 1, 1, tzinfo=ZONE),
--             "zoned": dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
--         },
--         {"id": 3, "day": "2024-03-01", "moment": "2024-03-01 08:00:00", "zoned": None},
--     ],
-- )
-- after: specimen()

INSERT INTO specimen (id, day, moment, zoned) VALUES
  (1, DATE '2024-02-29', TIMESTAMP '2024-02-29 23:59:59.123456', TIMESTAMP '2024-02-29 18:29:59'),
  (2, DATE '2000-01-01', TIMESTAMP '2023-12-31 18:30:00', TIMESTAMP '2024-01-01 00:00:00'),
  (3, DATE '2024-03-01', TIMESTAMP '2024-03-01 08:00:00', NULL);
