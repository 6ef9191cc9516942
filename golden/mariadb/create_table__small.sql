-- op.create_table("tag", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("label", sa.String(30)))

CREATE TABLE tag (
  id INTEGER NOT NULL AUTO_INCREMENT,
  label VARCHAR(30),
  PRIMARY KEY (id)
);
