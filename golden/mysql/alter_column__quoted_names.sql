-- op.alter_column(
--     "Order Details",
--     "Mixed Case",
--     type_=sa.String(80),
--     nullable=False,
--     server_default="it's",
--     new_column_name="Other Case",
--     comment="in 'quotes'",
-- )
-- after: quoted_names()

ALTER TABLE `Order Details` CHANGE COLUMN `Mixed Case` `Other Case` VARCHAR(80) NOT NULL COMMENT 'in ''quotes''' DEFAULT 'it''s';
