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
  (1, TIMESTAMP '1970-01-04 04:00:00.000005'),
  (2, TIMESTAMP '1969-12-31 23:58:30'),
  (3, TIMESTAMP '1970-01-01 00:00:00');
