-- op.bulk_insert(
--     sa.table("Order Details", sa.column("select", sa.Integer()), sa.column("Mixed Case", sa.String())),
--     [{"select": 2, "Mixed Case": "x"}],
-- )
-- after: quoted_names()

INSERT INTO `Order Details` (`select`, `Mixed Case`) VALUES
  (2, 'x');
