-- op.create_table(
--     "task",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("state", sa.Enum("open", "done", name="task_state")),
--     sa.Column("old_state", sa.Enum("open", "done", name="task_state")),
-- )

CREATE TYPE task_state AS ENUM ('open', 'done');
CREATE TABLE task (
  id SERIAL NOT NULL,
  state task_state,
  old_state task_state,
  PRIMARY KEY (id)
);
