-- op.create_table("coin", sa.Column("id", sa.Integer(), primary_key=True, index=True))

-- the index ix_coin_id is left out: the primary key does the same, and Oracle takes no second one
CREATE TABLE coin (
  id INTEGER NOT NULL,
  PRIMARY KEY (id)
);
