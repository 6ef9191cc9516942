-- op.create_table(
--     "task",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("state", sa.Enum("open", "it's done", name="task_state"), server_default="open", nullable=False),
-- )

CREATE TYPE task_state AS ENUM ('open', 'it''s done');
CREATE TABLE task (
  id SERIAL NOT NULL,
  state task_state DEFAULT 'open' NOT NULL,
  PRIMARY KEY (id)
);
