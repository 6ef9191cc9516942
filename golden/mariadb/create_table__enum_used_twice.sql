-- op.create_table(
--     "task",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("state", sa.Enum("open", "done", name="task_state")),
--     sa.Column("old_state", sa.Enum("open", "done", name="task_state")),
-- )

CREATE TABLE task (
  id INTEGER NOT NULL AUTO_INCREMENT,
  state ENUM('open','done'),
  old_state ENUM('open','done'),
  PRIMARY KEY (id)
);
