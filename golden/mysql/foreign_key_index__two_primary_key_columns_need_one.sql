-- table = op.create_table(
--     "route",
--     sa.Column("city_id", sa.Integer(), sa.ForeignKey("city.id"), primary_key=True, autoincrement=False),
--     sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
-- )
-- op.bulk_insert(table, [{"city_id": 1, "number": 1}])
-- op.drop_constraint("route_pkey", "route", type_="primary")
-- after: parcel()

CREATE TABLE route (
  city_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (city_id, number),
  FOREIGN KEY(city_id) REFERENCES city (id)
);
INSERT INTO route (city_id, number) VALUES
  (1, 1);
-- route_pkey is what PostgreSQL would call it; here it is PRIMARY
ALTER TABLE route ADD INDEX city_id (city_id), DROP PRIMARY KEY;
