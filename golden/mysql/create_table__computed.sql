-- op.create_table(
--     "line_item",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("price", sa.Integer()),
--     sa.Column("quantity", sa.Integer()),
--     sa.Column("total", sa.Integer(), sa.Computed("price * quantity", persisted=True)),
-- )

CREATE TABLE line_item (
  id INTEGER NOT NULL AUTO_INCREMENT,
  price INTEGER,
  quantity INTEGER,
  total INTEGER GENERATED ALWAYS AS (price * quantity) STORED,
  PRIMARY KEY (id)
);
