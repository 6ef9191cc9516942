-- op.create_table(
--     "specimen",
--     sa.Column("id", mysql.BIGINT(unsigned=True), primary_key=True),
--     sa.Column("kind", mysql.ENUM("a", "b'c")),
--     sa.Column("flags", mysql.SET("x", "y")),
--     sa.Column("tiny", mysql.TINYINT(1)),
--     sa.Column("long", mysql.LONGTEXT()),
--     sa.Column("moment", mysql.DATETIME(fsp=6)),
--     sa.Column(
--         "touched",
--         mysql.TIMESTAMP(),
--         server_default=sa.text("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"),
--         nullable=False,
--     ),
--     sa.Column("year", mysql.YEAR()),
-- )

CREATE TABLE specimen (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind ENUM('a','b''c'),
  flags SET('x','y'),
  tiny TINYINT(1),
  `long` LONGTEXT,
  moment DATETIME(6),
  touched TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  year YEAR,
  PRIMARY KEY (id)
);
