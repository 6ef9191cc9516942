-- op.drop_enum_type("mood", if_exists=True)

-- REFUSED: SG401 MySQL can't do this: drop type mood
--   why: an ENUM of MySQL belongs to its column
--   do:  use sa.Enum(...) as a column's type; each database stores it in its own way
