-- op.create_index("ix Group", "Order Details", ["group", "Mixed Case"])
-- after: quoted_names()

CREATE INDEX `ix Group` ON `Order Details` (`group`, `Mixed Case`);
