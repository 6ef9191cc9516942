-- op.create_table(
--     "visit",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("region_id", sa.Integer(), sa.ForeignKey("sales.region.id", name="fk_visit_region")),
-- )
-- after: in_schema()

CREATE TABLE visit (
  id INTEGER NOT NULL AUTO_INCREMENT,
  region_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT fk_visit_region FOREIGN KEY(region_id) REFERENCES sales.region (id)
);
