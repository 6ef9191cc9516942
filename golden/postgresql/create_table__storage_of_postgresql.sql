-- op.create_table(
--     "measure",
--     sa.Column("day", sa.Date()),
--     prefixes=["UNLOGGED"],
--     postgresql_with={"fillfactor": 70},
--     postgresql_tablespace="pg_default",
-- )

CREATE UNLOGGED TABLE measure (
  day DATE
)
 WITH (fillfactor = 70)
 TABLESPACE pg_default;
