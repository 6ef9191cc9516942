-- op.create_table("opening", sa.Column("at", sa.Time()))

CREATE TABLE opening (
  at TIME
);
