-- op.create_table(
--     "ticket",
--     sa.Column("id", sa.Integer(), sa.Identity(always=True, start=42, increment=3), primary_key=True),
--     sa.Column("seat", sa.Integer()),
-- )

CREATE TABLE ticket (
  id INTEGER NOT NULL IDENTITY(42,3),
  seat INTEGER NULL,
  PRIMARY KEY (id)
);
GO
