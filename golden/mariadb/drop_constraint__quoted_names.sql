-- op.drop_constraint("uq Group", "Order Details", type_="unique")
-- op.drop_constraint("ck Select", "Order Details", type_="check")
-- after: quoted_names()

DROP INDEX `uq Group` ON `Order Details`;
ALTER TABLE `Order Details` DROP CONSTRAINT `ck Select`;
