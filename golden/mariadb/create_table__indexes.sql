-- op.create_table(
--     "product",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("code", sa.String(20), index=True),
--     sa.Column("slug", sa.String(20), index=True, unique=True),
--     sa.Column("price", sa.Integer()),
--     sa.Index("ix_product_price", "price"),
-- )

CREATE TABLE product (
  id INTEGER NOT NULL AUTO_INCREMENT,
  code VARCHAR(20),
  slug VARCHAR(20),
  price INTEGER,
  PRIMARY KEY (id)
);
CREATE INDEX ix_product_code ON product (code);
CREATE UNIQUE INDEX ix_product_slug ON product (slug);
CREATE INDEX ix_product_price ON product (price);
