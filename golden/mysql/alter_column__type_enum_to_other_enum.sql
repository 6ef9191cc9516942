-- op.alter_column("task", "state", type_=sa.Enum("open", "done", "stuck", name="task_state_2"))
-- after: with_enum()

ALTER TABLE task MODIFY COLUMN state ENUM('open','done','stuck') NOT NULL DEFAULT 'open';
