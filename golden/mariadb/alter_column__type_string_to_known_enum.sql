-- op.alter_column("task", "word", type_=sa.Enum("open", "done", name="task_state"))
-- after: with_enum()

ALTER TABLE task MODIFY COLUMN word ENUM('open','done') DEFAULT 'open';
