-- op.add_column(
--     "Order Details",
--     sa.Column(
--         "New Column",
--         sa.Integer(),
--         sa.ForeignKey("Order Details.select", name="fk New"),
--         comment="it's new",
--         index=True,
--     ),
-- )
-- after: quoted_names()

ALTER TABLE `Order Details` ADD COLUMN `New Column` INTEGER COMMENT 'it''s new';
ALTER TABLE `Order Details` ADD CONSTRAINT `fk New` FOREIGN KEY(`New Column`) REFERENCES `Order Details` (`select`);
CREATE INDEX `ix_Order Details_New Column` ON `Order Details` (`New Column`);
