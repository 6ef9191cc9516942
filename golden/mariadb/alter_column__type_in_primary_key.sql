-- op.alter_column("certificate", "store", existing_type=sa.String(36), type_=sa.String(128), existing_nullable=False)
-- after: certificates()

ALTER TABLE certificate MODIFY COLUMN store VARCHAR(128) NOT NULL;
