-- op.create_table("tag", sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False))

CREATE TABLE tag (
  id INTEGER NOT NULL,
  PRIMARY KEY (id)
);
