-- op.drop_constraint(None, "parcel", type_="unique")
-- after: two_alike()

-- REFUSED: SG214 table "parcel" has 2 such constraints
--   why: they are: height; width
--   do:  say which one: by its name, or by its columns=[...]
