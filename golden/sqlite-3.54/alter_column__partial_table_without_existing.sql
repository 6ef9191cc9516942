-- op.alter_column("legacy", "code", nullable=False)
-- after: legacy(), unseen by any revision

ALTER TABLE legacy ALTER COLUMN code SET NOT NULL;
