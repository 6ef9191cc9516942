-- op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
-- op.create_foreign_key("fk_parcel_target", "parcel", "city", ["target_region", "target_id"], ["region", "id"])
-- after: parcel()

ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_target;

-- REFUSED: SG202 the name "fk_parcel_target" for a new index is taken by an index of table "parcel"
--   do:  choose another name, or drop or rename that index first
