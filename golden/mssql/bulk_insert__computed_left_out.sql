-- op.bulk_insert(
--     sa.table("line_item", *(sa.column(name, sa.Integer()) for name in ("id", "price", "quantity", "total"))),
--     [{"id": 2, "price": 3, "quantity": 4, "total": 12}],
-- )
-- after: generated()

SET IDENTITY_INSERT line_item ON;
GO
INSERT INTO line_item (id, price, quantity) VALUES
  (2, 3, 4);
GO
SET IDENTITY_INSERT line_item OFF;
GO
