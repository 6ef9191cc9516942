-- op.create_table("opening", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("at", sa.Time()))

CREATE TABLE opening (
  id SERIAL NOT NULL,
  at TIME WITHOUT TIME ZONE,
  PRIMARY KEY (id)
);
