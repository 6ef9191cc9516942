-- op.create_table("opening", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("at", sa.Time()))

CREATE TABLE opening (
  id INTEGER NOT NULL AUTO_INCREMENT,
  at TIME,
  PRIMARY KEY (id)
);
