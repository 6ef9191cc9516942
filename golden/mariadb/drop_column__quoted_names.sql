-- op.drop_column("Order Details", "group")
-- after: quoted_names()

ALTER TABLE `Order Details` DROP COLUMN `group`;
