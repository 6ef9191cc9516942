-- op.create_table("manager", sa.Column("id", sa.Integer(), primary_key=True))
-- op.add_column("region", sa.Column("manager_id", sa.Integer()), schema="sales")
-- op.create_foreign_key("fk_region_manager", "region", "manager", ["manager_id"], ["id"], source_schema="sales")
-- after: in_schema()

CREATE TABLE manager (
  id INTEGER NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (id)
);
ALTER TABLE sales.region ADD COLUMN manager_id INTEGER;

-- REFUSED: SG401 MariaDB can't do this: add foreign key fk_region_manager to sales.region, referring to manager (id)
--   why: REFERENCES manager without a schema would mean one in the schema sales
--   do:  say the schema, a database here, by its name: referent_schema="...", or ForeignKey("schema.table.column")
