-- op.execute("ALTER TYPE task_state RENAME TO task_state_old")
-- op.alter_column("task", "state", type_=sa.Enum("open", "done", "stuck", name="task_state"))
-- op.execute("DROP TYPE task_state_old")
-- after: with_enum()

ALTER TYPE task_state RENAME TO task_state_old;
CREATE TYPE task_state AS ENUM ('open', 'done', 'stuck');
ALTER TABLE task ALTER COLUMN state DROP DEFAULT,
  ALTER COLUMN state TYPE task_state USING state::text::task_state,
  ALTER COLUMN state SET DEFAULT 'open';
DROP TYPE task_state_old;
