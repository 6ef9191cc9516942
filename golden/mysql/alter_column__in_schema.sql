-- op.alter_column("region", "name", type_=sa.String(60), comment="short", new_column_name="label", schema="sales")
-- after: in_schema()

ALTER TABLE sales.region CHANGE COLUMN name label VARCHAR(60) NOT NULL COMMENT 'short';
