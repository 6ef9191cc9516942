-- op.create_check_constraint(
--     "ck_region_rank",
--     "region",
--     "rank > 0" if op.get_context().dialect.name != "mysql" else "`rank` > 0",
--     schema="sales",
-- )
-- after: in_schema()

ALTER TABLE sales.region ADD CONSTRAINT ck_region_rank CHECK (`rank` > 0);
