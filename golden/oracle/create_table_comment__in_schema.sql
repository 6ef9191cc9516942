-- op.create_table_comment("region", "where we sell", schema="sales")
-- after: in_schema()

COMMENT ON TABLE sales.region IS 'where we sell';
