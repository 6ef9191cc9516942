-- op.create_table("visit", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("region_id", sa.Integer()))
-- op.create_foreign_key("fk_visit_region", "visit", "region", ["region_id"], ["id"], referent_schema="sales")
-- after: in_schema()

CREATE TABLE visit (
  id INTEGER NOT NULL AUTO_INCREMENT,
  region_id INTEGER,
  PRIMARY KEY (id)
);
ALTER TABLE visit ADD CONSTRAINT fk_visit_region FOREIGN KEY(region_id) REFERENCES sales.region (id);
