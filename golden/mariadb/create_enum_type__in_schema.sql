-- op.create_enum_type("Mood", ["happy", "sad"], schema="sales")
-- after: in_schema()

-- REFUSED: SG401 MariaDB can't do this: create type sales.Mood
--   why: an ENUM of MariaDB belongs to its column
--   do:  use sa.Enum(...) as a column's type; each database stores it in its own way
