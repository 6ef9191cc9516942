-- op.create_table("tag", sa.Column("id", sa.Integer(), primary_key=True), oracle_tablespace="data")

CREATE TABLE tag (
  id INTEGER NOT NULL,
  PRIMARY KEY (id)
)
 TABLESPACE data;
