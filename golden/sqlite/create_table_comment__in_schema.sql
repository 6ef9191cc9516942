-- op.create_table_comment("region", "where we sell", schema="sales")
-- after: in_schema()

-- comment on region: where we sell
