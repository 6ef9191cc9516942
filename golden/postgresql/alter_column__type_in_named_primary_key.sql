-- op.alter_column("store", "name", type_=sa.String(128), existing_type=sa.String(36), nullable=False)
-- after: certificates()

ALTER TABLE store ALTER COLUMN name TYPE VARCHAR(128);
