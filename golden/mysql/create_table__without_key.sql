-- op.create_table("tag", sa.Column("label", sa.String(30)), sa.Column("weight", sa.Integer()))

CREATE TABLE tag (
  label VARCHAR(30),
  weight INTEGER
);
