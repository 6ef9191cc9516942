-- op.create_table("manager", sa.Column("id", sa.Integer(), primary_key=True))
-- op.add_column("region", sa.Column("manager_id", sa.Integer()), schema="sales")
-- op.create_foreign_key("fk_region_manager", "region", "manager", ["manager_id"], ["id"], source_schema="sales")
-- after: in_schema()

CREATE TABLE manager (
  id INTEGER NOT NULL,
  PRIMARY KEY (id)
);
ALTER TABLE sales.region ADD manager_id INTEGER;
ALTER TABLE sales.region ADD CONSTRAINT fk_region_manager FOREIGN KEY(manager_id) REFERENCES manager (id);
