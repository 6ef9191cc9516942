-- op.alter_column("note", "body", comment=None, existing_comment="what it says")
-- after: commented()

ALTER TABLE note MODIFY COLUMN `body` VARCHAR(200);
