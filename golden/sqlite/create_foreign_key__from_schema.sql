-- op.create_table("manager", sa.Column("id", sa.Integer(), primary_key=True))
-- op.add_column("region", sa.Column("manager_id", sa.Integer()), schema="sales")
-- op.create_foreign_key("fk_region_manager", "region", "manager", ["manager_id"], ["id"], source_schema="sales")
-- after: in_schema()

CREATE TABLE manager (
  id INTEGER NOT NULL,
  PRIMARY KEY (id)
);

-- REFUSED: SG401 SQLite can't do this: rebuild table sales.region: add column manager_id to sales.region; add foreign key fk_region_manager to sales.region, referring to manager (id)
--   why: a foreign key can't refer to a table in another file
--   do:  leave it out for this database: if op.get_context().dialect.name != "sqlite": ...
