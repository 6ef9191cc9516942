-- op.create_table(
--     "task",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("state", sa.Enum("open", "done", name="ck_state", native_enum=False, create_constraint=True)),
--     sa.Column("urgent", sa.Boolean(create_constraint=True, name="ck_urgent")),
-- )

CREATE TABLE task (
  id INTEGER NOT NULL AUTO_INCREMENT,
  state VARCHAR(4),
  urgent BOOL,
  PRIMARY KEY (id),
  CONSTRAINT ck_state CHECK (state IN ('open', 'done')),
  CONSTRAINT ck_urgent CHECK (urgent IN (0, 1))
);
