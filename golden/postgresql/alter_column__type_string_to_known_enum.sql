-- op.alter_column("task", "word", type_=sa.Enum("open", "done", name="task_state"))
-- after: with_enum()

ALTER TABLE task ALTER COLUMN word DROP DEFAULT,
  ALTER COLUMN word TYPE task_state USING word::task_state,
  ALTER COLUMN word SET DEFAULT 'open';
