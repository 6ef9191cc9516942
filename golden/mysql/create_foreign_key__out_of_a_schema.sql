-- op.create_table("manager", sa.Column("id", sa.Integer(), primary_key=True))
-- op.create_table(
--     "shop",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("manager_id", sa.Integer(), sa.ForeignKey("manager.id")),
--     schema="sales",
-- )
-- after: in_schema()

CREATE TABLE manager (
  id INTEGER NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (id)
);

-- REFUSED: SG401 MySQL can't do this: create table sales.shop
--   why: REFERENCES manager without a schema would mean one in the schema sales
--   do:  say the schema, a database here, by its name: referent_schema="...", or ForeignKey("schema.table.column")
