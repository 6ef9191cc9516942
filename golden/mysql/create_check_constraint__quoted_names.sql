-- op.create_check_constraint("ck 'Group'", "Order Details", sa.column("group") < 100)
-- after: quoted_names()

ALTER TABLE `Order Details` ADD CONSTRAINT `ck 'Group'` CHECK (`group` < 100);
