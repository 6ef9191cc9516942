-- op.alter_column("task", "state", type_=sa.String(20))
-- after: with_enum()

ALTER TABLE task MODIFY COLUMN state VARCHAR(20) NOT NULL DEFAULT 'open';
