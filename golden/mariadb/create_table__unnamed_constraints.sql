-- op.create_table(
--     "product",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("code", sa.String(20), unique=True),
--     sa.Column("price", sa.Integer(), sa.CheckConstraint("price > 0")),
--     sa.Column("parent_id", sa.Integer(), sa.ForeignKey("product.id")),
-- )

CREATE TABLE product (
  id INTEGER NOT NULL AUTO_INCREMENT,
  code VARCHAR(20),
  price INTEGER,
  parent_id INTEGER,
  PRIMARY KEY (id),
  UNIQUE (code),
  FOREIGN KEY(parent_id) REFERENCES product (id),
  CHECK (price > 0)
);
