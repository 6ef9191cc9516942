-- op.create_table(
--     "stop",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("city_id", sa.Integer(), sa.ForeignKey("city.id"), index=True),
--     sa.Column("region", sa.Integer()),
--     sa.ForeignKeyConstraint(["region", "city_id"], ["city.region", "city.id"]),
--     sa.ForeignKeyConstraint(["region"], ["city.region"]),
--     sa.UniqueConstraint("city_id", "region"),
-- )
-- after: parcel()

CREATE TABLE stop (
  id INTEGER NOT NULL AUTO_INCREMENT,
  city_id INTEGER,
  region INTEGER,
  PRIMARY KEY (id),
  UNIQUE (city_id, region),
  FOREIGN KEY(city_id) REFERENCES city (id),
  FOREIGN KEY(region, city_id) REFERENCES city (region, id),
  FOREIGN KEY(region) REFERENCES city (region)
);
CREATE INDEX ix_stop_city_id ON stop (city_id);
