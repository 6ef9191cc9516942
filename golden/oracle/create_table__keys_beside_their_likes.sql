-- op.create_table(
--     "coin",
--     sa.Column("id", sa.Integer(), primary_key=True, unique=True),
--     sa.Column("name", sa.String(20), unique=True),
--     sa.UniqueConstraint("id", name="uq_coin_id"),
--     sa.UniqueConstraint("name", name="uq_coin_name"),
--     sa.Index("ix_coin_name", "name"),
--     sa.Index("ix_coin_name_id", "name", "id"),
-- )

-- a unique constraint over (id) is left out: the primary key does the same, and Oracle takes no second one
-- the unique constraint uq_coin_id is left out: the primary key does the same, and Oracle takes no second one
-- the unique constraint uq_coin_name is left out: a unique constraint over (name) does the same, and Oracle takes no second one
-- the index ix_coin_name is left out: a unique constraint over (name) does the same, and Oracle takes no second one
CREATE TABLE coin (
  id INTEGER NOT NULL,
  name VARCHAR2(20 CHAR),
  PRIMARY KEY (id),
  UNIQUE (name)
);
CREATE INDEX ix_coin_name_id ON coin (name, id);
