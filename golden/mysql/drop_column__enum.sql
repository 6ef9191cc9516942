-- op.drop_column("task", "state")
-- after: with_enum()

ALTER TABLE task DROP COLUMN state;
