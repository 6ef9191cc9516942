-- op.create_table("tag", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id", name="pk_tag"))

CREATE TABLE tag (
  id INTEGER NOT NULL AUTO_INCREMENT,
  CONSTRAINT pk_tag PRIMARY KEY (id)
);
