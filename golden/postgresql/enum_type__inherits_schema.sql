-- op.execute("CREATE SCHEMA sales")
-- op.create_table(
--     "person",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("mood", sa.Enum("a", "b", name="mood", inherit_schema=True)),
--     schema="sales",
-- )

CREATE SCHEMA sales;
CREATE TYPE sales.mood AS ENUM ('a', 'b');
CREATE TABLE sales.person (
  id SERIAL NOT NULL,
  mood sales.mood,
  PRIMARY KEY (id)
);
