-- op.create_table(
--     "product",
--     sa.Column("id", sa.Integer(), primary_key=True, comment="counts up"),
--     sa.Column("label", sa.String(30), nullable=False, comment="it's \\ 100% :x; -- no end"),
--     comment="what we\n\n  sell, 🌷",
-- )

CREATE TABLE product (
  id INTEGER NOT NULL COMMENT 'counts up' AUTO_INCREMENT,
  label VARCHAR(30) NOT NULL COMMENT 'it''s \\ 100% :x; -- no end',
  PRIMARY KEY (id)
) COMMENT='what we

  sell, 🌷';
