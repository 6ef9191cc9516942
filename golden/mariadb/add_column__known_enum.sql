-- op.add_column("task", sa.Column("old_state", sa.Enum("open", "done", name="task_state")))
-- after: with_enum()

ALTER TABLE task ADD COLUMN old_state ENUM('open','done');
