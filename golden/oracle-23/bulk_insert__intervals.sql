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
  (1, INTERVAL '3 04:00:00.000005' DAY(9) TO SECOND(6)),
  (2, INTERVAL '-0 00:01:30' DAY(9) TO SECOND(6)),
  (3, INTERVAL '0 00:00:00' DAY(9) TO SECOND(6));
