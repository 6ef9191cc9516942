-- op.create_table("pair", sa.Column("code", sa.String(5), primary_key=True), sqlite_with_rowid=False)
-- op.drop_constraint(None, "pair", type_="primary")

CREATE TABLE pair (
  code VARCHAR(5) NOT NULL,
  PRIMARY KEY (code)
)
 WITHOUT ROWID;

-- REFUSED: SG401 SQLite can't do this: rebuild table pair: drop primary constraint (unnamed) of pair
--   why: a table WITHOUT ROWID needs its primary key
--   do:  make the new key in the same batch, right after the old one is dropped
