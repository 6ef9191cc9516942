-- op.drop_enum_type("mood", if_exists=True)

-- REFUSED: SG401 Oracle can't do this: drop type mood
--   why: Oracle has no enum types; an Enum is a VARCHAR2
--   do:  use sa.Enum(...) as a column's type; each database stores it in its own way
