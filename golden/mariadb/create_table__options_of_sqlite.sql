-- op.create_table(
--     "tag",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("label", sa.Text()),
--     sqlite_autoincrement=True,
-- )

CREATE TABLE tag (
  id INTEGER NOT NULL AUTO_INCREMENT,
  label TEXT,
  PRIMARY KEY (id)
);
