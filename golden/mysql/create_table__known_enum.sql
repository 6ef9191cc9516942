-- op.create_table(
--     "job",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("state", sa.Enum("open", "done", name="task_state")),
-- )
-- after: with_enum()

CREATE TABLE job (
  id INTEGER NOT NULL AUTO_INCREMENT,
  state ENUM('open','done'),
  PRIMARY KEY (id)
);
