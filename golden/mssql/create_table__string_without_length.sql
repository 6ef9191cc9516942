-- op.create_table("tag", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("label", sa.String()))

CREATE TABLE tag (
  id INTEGER NOT NULL IDENTITY,
  label VARCHAR(max) NULL,
  PRIMARY KEY (id)
);
GO
