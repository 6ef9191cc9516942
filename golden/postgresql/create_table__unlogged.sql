-- op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True), prefixes=["UNLOGGED"])

CREATE UNLOGGED TABLE scratch (
  id SERIAL NOT NULL,
  PRIMARY KEY (id)
);
