-- op.create_table_comment("region", "where we sell", schema="sales")
-- after: in_schema()

ALTER TABLE sales.region COMMENT = 'where we sell';
