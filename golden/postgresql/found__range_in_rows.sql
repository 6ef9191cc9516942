-- table = op.create_table(
--     "booking",
--     sa.Column("seats", postgresql.INT4RANGE()),
--     sa.Column("during", postgresql.TSTZRANGE()),
--     sa.Column("prices", postgresql.NUMMULTIRANGE()),
-- )
-- start = dt.datetime(2024, 2, 29, 12, tzinfo=dt.UTC)
-- op.bulk_insert(
--     table,
--     [
--         {
--             "seats": postgresql.Range(1, 5),
--             "during": postgresql.Range(start, None, bounds="(]"),
--             "prices": [postgresql.Range(Decimal("1.5"), 2), postgresql.Range(3, 4, bounds="[]")],
--         },
--         {"seats": postgresql.Range(empty=True), "during": None, "prices": []},
--     ],
-- )

CREATE TABLE booking (
  seats INT4RANGE,
  during TSTZRANGE,
  prices NUMMULTIRANGE
);
INSERT INTO booking (seats, during, prices) VALUES
  ('[1,5)'::int4range, '("2024-02-29 12:00:00+00:00",]'::tstzrange, '{[1.5,2),[3,4]}'::nummultirange),
  ('empty'::int4range, NULL, '{}'::nummultirange);
