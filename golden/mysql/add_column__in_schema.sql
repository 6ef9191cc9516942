-- op.add_column("region", sa.Column("code", sa.String(5), unique=True, comment="short"), schema="sales")
-- after: in_schema()

ALTER TABLE sales.region ADD COLUMN code VARCHAR(5) COMMENT 'short';
ALTER TABLE sales.region ADD UNIQUE (code);
