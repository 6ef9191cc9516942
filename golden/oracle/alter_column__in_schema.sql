-- op.alter_column("region", "name", type_=sa.String(60), comment="short", new_column_name="label", schema="sales")
-- after: in_schema()

ALTER TABLE sales.region MODIFY name VARCHAR2(60 CHAR);
ALTER TABLE sales.region RENAME COLUMN name TO label;
COMMENT ON COLUMN sales.region.label IS 'short';
