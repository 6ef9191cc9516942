-- op.create_enum_type("mood", ["happy", "sad"])
-- op.drop_enum_type("mood")

-- REFUSED: SG401 Microsoft SQL Server can't do this: create type mood
--   why: SQL Server has no enum types; an Enum is a VARCHAR
--   do:  use sa.Enum(...) as a column's type; each database stores it in its own way
