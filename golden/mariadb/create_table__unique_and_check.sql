-- op.create_table(
--     "product",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("code", sa.String(20), nullable=False),
--     sa.Column("price", sa.Integer(), nullable=False),
--     sa.UniqueConstraint("code", name="uq_product_code"),
--     sa.CheckConstraint("price > 0", name="ck_product_price"),
--     sa.CheckConstraint("code <> '100%'", name="ck_product_code"),
-- )

CREATE TABLE product (
  id INTEGER NOT NULL AUTO_INCREMENT,
  code VARCHAR(20) NOT NULL,
  price INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_product_code UNIQUE (code),
  CONSTRAINT ck_product_price CHECK (price > 0),
  CONSTRAINT ck_product_code CHECK (code <> '100%')
);
