-- op.create_table(
--     "product",
--     sa.Column("id", sa.Integer(), primary_key=True, comment="counts up"),
--     sa.Column("label", sa.String(30), nullable=False, comment="it's \\ 100% :x; -- no end"),
--     comment="what we\n\n  sell, 🌷",
-- )

CREATE TABLE product (
  id SERIAL NOT NULL,
  label VARCHAR(30) NOT NULL,
  PRIMARY KEY (id)
);
COMMENT ON TABLE product IS 'what we

  sell, 🌷';
COMMENT ON COLUMN product.id IS 'counts up';
COMMENT ON COLUMN product.label IS 'it''s \ 100% :x; -- no end';
