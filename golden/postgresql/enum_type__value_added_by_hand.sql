-- op.execute("ALTER TYPE task_state ADD VALUE 'stuck'")
-- op.add_column("task", sa.Column("next_state", sa.Enum("open", "done", "stuck", name="task_state")))
-- after: with_enum()

ALTER TYPE task_state ADD VALUE 'stuck';
ALTER TABLE task ADD COLUMN next_state task_state;
