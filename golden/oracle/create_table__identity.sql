-- op.create_table(
--     "ticket",
--     sa.Column("id", sa.Integer(), sa.Identity(always=True, start=42, increment=3), primary_key=True),
--     sa.Column("seat", sa.Integer()),
-- )

CREATE TABLE ticket (
  id INTEGER GENERATED ALWAYS AS IDENTITY (INCREMENT BY 3 START WITH 42),
  seat INTEGER,
  PRIMARY KEY (id)
);
