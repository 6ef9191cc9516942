-- op.alter_column("note", "body", type_=sa.String(500))
-- after: commented()

ALTER TABLE note MODIFY COLUMN body VARCHAR(500) COMMENT 'what it says';
