-- op.create_table(
--     "city",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("region_id", sa.Integer(), sa.ForeignKey("sales.region.id", name="fk_city_region"), index=True),
--     schema="sales",
--     comment="in a region",
-- )
-- after: in_schema()

CREATE TABLE sales.city (
  id INTEGER NOT NULL AUTO_INCREMENT,
  region_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT fk_city_region FOREIGN KEY(region_id) REFERENCES sales.region (id)
) COMMENT='in a region';
CREATE INDEX ix_sales_city_region_id ON sales.city (region_id);
