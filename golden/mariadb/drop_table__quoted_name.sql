-- op.drop_table("Order Details")
-- after: quoted_names()

DROP TABLE `Order Details`;
