-- op.create_table(
--     "line_item",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("price", sa.Integer()),
--     sa.Column("double_price", sa.Integer(), sa.Computed("price * 2", persisted=False)),
-- )

CREATE TABLE line_item (
  id INTEGER NOT NULL AUTO_INCREMENT,
  price INTEGER,
  double_price INTEGER GENERATED ALWAYS AS (price * 2) VIRTUAL,
  PRIMARY KEY (id)
);
