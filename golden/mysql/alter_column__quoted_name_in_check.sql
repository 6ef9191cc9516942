-- op.alter_column("Order Details", "select", new_column_name="from")
-- after: quoted_names()

ALTER TABLE `Order Details` DROP CONSTRAINT `ck Select`;
ALTER TABLE `Order Details` RENAME COLUMN `select` TO `from`;
ALTER TABLE `Order Details` ADD CONSTRAINT `ck Select` CHECK (`from` > 0);
