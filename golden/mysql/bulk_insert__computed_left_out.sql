-- op.bulk_insert(
--     sa.table("line_item", *(sa.column(name, sa.Integer()) for name in ("id", "price", "quantity", "total"))),
--     [{"id": 2, "price": 3, "quantity": 4, "total": 12}],
-- )
-- after: generated()

INSERT INTO line_item (id, price, quantity) VALUES
  (2, 3, 4);
