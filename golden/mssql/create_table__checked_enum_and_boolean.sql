-- op.create_table(
--     "task",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("state", sa.Enum("open", "done", name="ck_state", native_enum=False, create_constraint=True)),
--     sa.Column("urgent", sa.Boolean(create_constraint=True, name="ck_urgent")),
-- )

CREATE TABLE task (
  id INTEGER NOT NULL IDENTITY,
  state VARCHAR(4) NULL,
  urgent BIT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_state CHECK (state IN ('open', 'done'))
);
GO
