-- op.rename_table("Order Details", "Other 'Details'")
-- after: quoted_names()

ALTER TABLE `Order Details` RENAME TO `Other 'Details'`;
