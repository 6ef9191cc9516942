-- op.create_table(
--     "Order Details",
--     sa.Column("select", sa.Integer(), nullable=False, comment="it's a word"),
--     sa.Column("Mixed Case", sa.String(40), index=True),
--     sa.Column("group", sa.Integer()),
--     sa.PrimaryKeyConstraint("select", name="pk Order"),
--     sa.UniqueConstraint("group", name="uq Group"),
--     sa.ForeignKeyConstraint(["group"], ["Order Details.select"], name="fk Self"),
--     comment="quoted 'all'",
-- )

CREATE TABLE `Order Details` (
  `select` INTEGER NOT NULL COMMENT 'it''s a word' AUTO_INCREMENT,
  `Mixed Case` VARCHAR(40),
  `group` INTEGER,
  CONSTRAINT `pk Order` PRIMARY KEY (`select`),
  CONSTRAINT `uq Group` UNIQUE (`group`),
  CONSTRAINT `fk Self` FOREIGN KEY(`group`) REFERENCES `Order Details` (`select`)
) COMMENT='quoted ''all''';
CREATE INDEX `ix_Order Details_Mixed Case` ON `Order Details` (`Mixed Case`);
