-- op.alter_column("task", "state", type_=sa.String(20))
-- after: with_enum()

ALTER TABLE task ALTER COLUMN state DROP DEFAULT,
  ALTER COLUMN state TYPE VARCHAR(20),
  ALTER COLUMN state SET DEFAULT 'open';
