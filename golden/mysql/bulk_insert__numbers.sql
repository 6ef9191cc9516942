-- op.bulk_insert(
--     sa.table(
--         "specimen",
--         sa.column("id", sa.Integer()),
--         sa.column("amount", sa.Numeric(20, 6)),
--         sa.column("ratio", sa.Float()),
--         sa.column("small", sa.SmallInteger()),
--         sa.column("big", sa.BigInteger()),
--     ),
--     [
--         {
--             "id": 1,
--             "amount": Decimal("12345678901234.567890"),
--             "ratio": 0.1,
--             "small": -5,
--             "big": 9223372036854775807,
--         },
--         {"id": 2, "amount": Decimal("1E+3"), "ratio": 1e-7, "small": 0, "big": -1},
--         {"id": 3, "amount": 7, "ratio": 3, "small": True, "big": None},
--     ],
-- )
-- after: specimen()

INSERT INTO specimen (id, amount, ratio, small, big) VALUES
  (1, 12345678901234.567890, 0.1, -5, 9223372036854775807),
  (2, 1000, 1e-07, 0, -1),
  (3, 7, 3, 1, NULL);
