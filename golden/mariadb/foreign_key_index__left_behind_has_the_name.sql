-- op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
-- op.create_foreign_key("fk_parcel_target", "parcel", "city", ["target_region", "target_id"], ["region", "id"])
-- after: parcel()

ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_target;
-- the index fk_parcel_target was made for a foreign key that is gone; the one of the new foreign key gets the name (error 1061)
DROP INDEX fk_parcel_target ON parcel;
ALTER TABLE parcel ADD CONSTRAINT fk_parcel_target FOREIGN KEY(target_region, target_id) REFERENCES city (region, id);
