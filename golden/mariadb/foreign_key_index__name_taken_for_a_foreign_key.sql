-- op.create_index("fk_parcel_region", "parcel", ["weight"])
-- op.create_foreign_key("fk_parcel_region", "parcel", "city", ["target_region", "target_id"], ["region", "id"])
-- after: parcel()

CREATE INDEX fk_parcel_region ON parcel (weight);

-- REFUSED: SG202 the name "fk_parcel_region" for a new index is taken by an index of table "parcel"
--   do:  choose another name, or drop or rename that index first
