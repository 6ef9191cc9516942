-- op.create_table(
--     "product",
--     sa.Column("id", sa.Integer(), primary_key=True, comment="counts up"),
--     sa.Column("label", sa.String(30), nullable=False, comment="it's \\ 100% :x; -- no end"),
--     comment="what we\n\n  sell, 🌷",
-- )

-- comment on product: what we
-- 
--   sell, 🌷
-- comment on product.id: counts up
-- comment on product.label: it's \ 100% :x; -- no end
CREATE TABLE product (
  id INTEGER NOT NULL,
  label VARCHAR(30) NOT NULL,
  PRIMARY KEY (id)
);
