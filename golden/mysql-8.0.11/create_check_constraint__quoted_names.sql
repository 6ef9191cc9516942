-- op.create_check_constraint("ck 'Group'", "Order Details", sa.column("group") < 100)
-- after: quoted_names()

-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE `Order Details` ADD CONSTRAINT `ck 'Group'` CHECK (`group` < 100);
