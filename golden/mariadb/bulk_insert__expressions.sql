-- op.bulk_insert(
--     sa.table(
--         "account",
--         sa.column("id", sa.Integer()),
--         sa.column("email", sa.String()),
--         sa.column("created_at", sa.DateTime()),
--         sa.column("visits", sa.Integer()),
--     ),
--     [
--         {
--             "id": 20,
--             "email": sa.func.lower("ME@EXAMPLE.ORG"),
--             "created_at": sa.func.now(),
--             "visits": sa.text("1 + 1"),
--         },
--         {"id": 21, "email": "x", "created_at": None, "visits": 0},
--     ],
-- )
-- after: account()

INSERT INTO account (id, email, created_at, visits) VALUES
  (20, lower('ME@EXAMPLE.ORG'), now(), 1 + 1),
  (21, 'x', NULL, 0);
