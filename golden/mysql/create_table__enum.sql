-- op.create_table(
--     "task",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("state", sa.Enum("open", "it's done", name="task_state"), server_default="open", nullable=False),
-- )

CREATE TABLE task (
  id INTEGER NOT NULL AUTO_INCREMENT,
  state ENUM('open','it''s done') NOT NULL DEFAULT 'open',
  PRIMARY KEY (id)
);
