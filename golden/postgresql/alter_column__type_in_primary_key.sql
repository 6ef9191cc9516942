-- op.alter_column("certificate", "store", existing_type=sa.String(36), type_=sa.String(128), existing_nullable=False)
-- after: certificates()

ALTER TABLE certificate ALTER COLUMN store TYPE VARCHAR(128);
