-- op.drop_index("ix Mixed", table_name="Order Details")
-- after: quoted_names()

DROP INDEX `ix Mixed` ON `Order Details`;
