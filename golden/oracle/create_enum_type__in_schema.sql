-- op.create_enum_type("Mood", ["happy", "sad"], schema="sales")
-- after: in_schema()

-- REFUSED: SG401 Oracle can't do this: create type sales.Mood
--   why: Oracle has no enum types; an Enum is a VARCHAR2
--   do:  use sa.Enum(...) as a column's type; each database stores it in its own way
