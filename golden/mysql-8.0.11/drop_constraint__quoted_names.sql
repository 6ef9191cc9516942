-- op.drop_constraint("uq Group", "Order Details", type_="unique")
-- op.drop_constraint("ck Select", "Order Details", type_="check")
-- after: quoted_names()

DROP INDEX `uq Group` ON `Order Details`;
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
