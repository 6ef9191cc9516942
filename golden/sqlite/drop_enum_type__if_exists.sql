-- op.drop_enum_type("mood", if_exists=True)

-- REFUSED: SG401 SQLite can't do this: drop type mood
--   why: SQLite has no types of one's own; an Enum is a VARCHAR
--   do:  use sa.Enum(...) as a column's type; each database stores it in its own way
