-- op.create_enum_type("Mood", ["happy", "sad"], schema="sales")
-- after: in_schema()

-- REFUSED: SG401 SQLite can't do this: create type sales.Mood
--   why: SQLite has no types of one's own; an Enum is a VARCHAR
--   do:  use sa.Enum(...) as a column's type; each database stores it in its own way
