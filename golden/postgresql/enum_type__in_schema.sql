-- op.add_column("region", sa.Column("mood", sa.Enum("a", "b", name="mood", schema="sales")), schema="sales")
-- after: in_schema()

CREATE TYPE sales.mood AS ENUM ('a', 'b');
ALTER TABLE sales.region ADD COLUMN mood sales.mood;
