-- op.add_column("region", sa.Column("code", sa.String(5), unique=True, comment="short"), schema="sales")
-- after: in_schema()

ALTER TABLE sales.region ADD code VARCHAR2(5 CHAR);
ALTER TABLE sales.region ADD UNIQUE (code);
COMMENT ON COLUMN sales.region.code IS 'short';
