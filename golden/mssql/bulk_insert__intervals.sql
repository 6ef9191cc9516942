-- op.bulk_insert(
--     value("span", sa.Interval()),
--     [
--         {"id": 1, "span": dt.timedelta(days=3, hours=4, microseconds=5)},
--         {"id": 2, "span": dt.timedelta(seconds=-90)},
--         {"id": 3, "span": dt.timedelta(0)},
--     ],
-- )
-- after: specimen()

INSERT INTO specimen (id, span) VALUES
  (1, CAST('1970-01-04T04:00:00.000005' AS DATETIME2)),
  (2, CAST('1969-12-31T23:58:30' AS DATETIME2)),
  (3, CAST('1970-01-01T00:00:00' AS DATETIME2));
GO
