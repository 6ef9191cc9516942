-- op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True), prefixes=["TEMPORARY"])

CREATE TEMPORARY TABLE scratch (
  id INTEGER NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (id)
);
