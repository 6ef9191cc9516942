-- op.create_table(
--     "tag",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     mysql_engine="InnoDB",
--     mariadb_engine="Aria",
--     mysql_default_charset="utf8mb4",
-- )

CREATE TABLE tag (
  id INTEGER NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (id)
) DEFAULT CHARSET=utf8mb4 ENGINE=Aria;
