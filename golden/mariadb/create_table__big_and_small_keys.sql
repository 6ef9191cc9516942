-- op.create_table("big", sa.Column("id", sa.BigInteger(), primary_key=True))
-- op.create_table("small", sa.Column("id", sa.SmallInteger(), primary_key=True))

CREATE TABLE big (
  id BIGINT NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (id)
);
CREATE TABLE small (
  id SMALLINT NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (id)
);
