-- op.alter_column("legacy", "code", nullable=False, existing_type=sa.String(20))
-- after: legacy(), unseen by any revision

ALTER TABLE legacy ALTER COLUMN code VARCHAR(20) NOT NULL;
GO
