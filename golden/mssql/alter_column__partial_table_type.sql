-- op.alter_column("legacy", "code", type_=sa.String(40), existing_type=sa.String(20), existing_nullable=True)
-- after: legacy(), unseen by any revision

ALTER TABLE legacy ALTER COLUMN code VARCHAR(40) NULL;
GO
