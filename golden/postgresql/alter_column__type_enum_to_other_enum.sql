-- op.alter_column("task", "state", type_=sa.Enum("open", "done", "stuck", name="task_state_2"))
-- after: with_enum()

CREATE TYPE task_state_2 AS ENUM ('open', 'done', 'stuck');
ALTER TABLE task ALTER COLUMN state DROP DEFAULT,
  ALTER COLUMN state TYPE task_state_2 USING state::text::task_state_2,
  ALTER COLUMN state SET DEFAULT 'open';
