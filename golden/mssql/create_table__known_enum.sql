-- op.create_table(
--     "job",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("state", sa.Enum("open", "done", name="task_state")),
-- )
-- after: with_enum()

CREATE TABLE job (
  id INTEGER NOT NULL IDENTITY,
  state VARCHAR(4) NULL,
  PRIMARY KEY (id)
);
GO
