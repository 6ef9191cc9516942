-- op.alter_column("note", "other", nullable=False)
-- after: followed()

ALTER TABLE note MODIFY COLUMN other VARCHAR(20) NOT NULL;
