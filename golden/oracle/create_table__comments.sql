-- op.create_table(
--     "product",
--     sa.Column("id", sa.Integer(), primary_key=True, comment="counts up"),
--     sa.Column("label", sa.String(30), nullable=False, comment="it's \\ 100% :x; -- no end"),
--     comment="what we\n\n  sell, 🌷",
-- )

CREATE TABLE product (
  id INTEGER NOT NULL,
  label VARCHAR2(30 CHAR) NOT NULL,
  PRIMARY KEY (id)
);
BEGIN
  EXECUTE IMMEDIATE 'COMMENT ON TABLE product IS ''what we' || CHR(10) || CHR(10) || '  sell, 🌷''';
END;
/
COMMENT ON COLUMN product.id IS 'counts up';
COMMENT ON COLUMN product.label IS 'it''s \ 100% :x; -- no end';
