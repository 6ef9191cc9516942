-- op.create_index("origin_id", "parcel", ["weight"])
-- after: parcel()

-- REFUSED: SG202 the name "origin_id" for a new index is taken by an index of table "parcel"
--   do:  choose another name, or drop or rename that index first
