-- op.alter_column("label", "name", nullable=False)
-- op.alter_column("note", "other", nullable=False)
-- op.alter_column("label", "name", nullable=True)
-- after: followed()

ALTER TABLE label MODIFY COLUMN name VARCHAR(20) NOT NULL;
ALTER TABLE note MODIFY COLUMN other VARCHAR(20) NOT NULL;
ALTER TABLE label MODIFY COLUMN name VARCHAR(20);
