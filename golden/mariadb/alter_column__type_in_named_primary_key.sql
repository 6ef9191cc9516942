-- op.alter_column("store", "name", type_=sa.String(128), existing_type=sa.String(36), nullable=False)
-- after: certificates()

ALTER TABLE store MODIFY COLUMN name VARCHAR(128) NOT NULL;
