-- op.create_table("big", sa.Column("id", sa.BigInteger(), primary_key=True))
-- op.create_table("small", sa.Column("id", sa.SmallInteger(), primary_key=True))

CREATE TABLE big (
  id BIGINT NOT NULL IDENTITY,
  PRIMARY KEY (id)
);
GO
CREATE TABLE small (
  id SMALLINT NOT NULL IDENTITY,
  PRIMARY KEY (id)
);
GO
