-- op.alter_column("Order Details", "select", new_column_name="from")
-- after: quoted_names()

ALTER TABLE `Order Details` RENAME COLUMN `select` TO `from`;
