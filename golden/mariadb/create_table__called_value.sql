-- table = op.create_table("value", sa.Column("value", sa.Integer(), primary_key=True, autoincrement=False))
-- op.bulk_insert(table, [{"value": 1}])

CREATE TABLE `value` (
  `value` INTEGER NOT NULL,
  PRIMARY KEY (`value`)
);
INSERT INTO `value` (`value`) VALUES
  (1);
