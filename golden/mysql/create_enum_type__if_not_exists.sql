-- op.create_enum_type("mood", ["happy", "sad"], if_not_exists=True)

-- REFUSED: SG401 MySQL can't do this: create type mood
--   why: an ENUM of MySQL belongs to its column
--   do:  use sa.Enum(...) as a column's type; each database stores it in its own way
