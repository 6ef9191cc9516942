-- op.create_foreign_key("fk Self", "Order Details", "Order Details", ["group"], ["select"], postgresql_not_valid=True)
-- after: quoted_names()

ALTER TABLE `Order Details` ADD CONSTRAINT `fk Self` FOREIGN KEY(`group`) REFERENCES `Order Details` (`select`);
