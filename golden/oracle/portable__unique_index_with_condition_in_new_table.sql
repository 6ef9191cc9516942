-- op.create_table(
--     "price",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("model", sa.Integer(), nullable=False),
--     sa.Column("kind", sa.String(), nullable=False),
--     sa.Column("until", sa.DateTime()),
--     sa.Index("ux_price", "model", "kind", unique=True, postgresql_where=sa.text("until IS NULL")),
--     sa.Index("ix_price_until", "until", postgresql_where=sa.text("until IS NOT NULL")),
-- )
-- with: --types portable

-- ux_price is unique where until IS NULL: what it is over is NULL for the other rows
CREATE TABLE price (
  id INTEGER NOT NULL,
  model INTEGER NOT NULL,
  kind VARCHAR2(255 CHAR) NOT NULL,
  until DATE,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ux_price ON price (CASE WHEN until IS NULL THEN model END, CASE WHEN until IS NULL THEN kind END);
-- the whole table, without WHERE: Oracle has no partial indexes; an index on CASE WHEN ... END leaves out what is NULL
CREATE INDEX ix_price_until ON price (until);
