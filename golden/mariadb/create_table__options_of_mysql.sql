-- op.create_table(
--     "tag",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("label", sa.String(30)),
--     mysql_engine="InnoDB",
--     mysql_charset="utf8mb4",
--     mysql_collate="utf8mb4_bin",
--     mysql_row_format="DYNAMIC",
-- )

CREATE TABLE tag (
  id INTEGER NOT NULL AUTO_INCREMENT,
  label VARCHAR(30),
  PRIMARY KEY (id)
) CHARSET=utf8mb4 ENGINE=InnoDB ROW_FORMAT=DYNAMIC COLLATE utf8mb4_bin;
