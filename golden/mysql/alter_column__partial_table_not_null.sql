-- op.alter_column("legacy", "code", nullable=False, existing_type=sa.String(20))
-- after: legacy(), unseen by any revision

-- the column as existing_type and existing_nullable tell it; a default, comment or AUTO_INCREMENT that nobody told of goes
ALTER TABLE legacy MODIFY COLUMN code VARCHAR(20) NOT NULL;
