-- op.alter_column("note", "body", type_=sa.String(500))
-- after: commented()

ALTER TABLE note ALTER COLUMN body VARCHAR(500) NULL;
GO
