-- op.create_table("opening", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("at", sa.Time()))

CREATE TABLE opening (
  id INTEGER NOT NULL IDENTITY,
  at TIME NULL,
  PRIMARY KEY (id)
);
GO
