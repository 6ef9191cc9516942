-- op.create_unique_constraint(
--     'uq "it\'s"' if op.get_context().dialect.name != "oracle" else "uq It", "Order Details", ["Mixed Case"]
-- )
-- after: quoted_names()

ALTER TABLE `Order Details` ADD CONSTRAINT `uq "it's"` UNIQUE (`Mixed Case`);
