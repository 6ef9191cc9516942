-- op.create_foreign_key("fk_parcel_region", "parcel", "city", ["target_region", "target_id"], ["region", "id"])
-- op.drop_column("parcel", "target_region")
-- after: parcel()

ALTER TABLE parcel ADD CONSTRAINT fk_parcel_region FOREIGN KEY(target_region, target_id) REFERENCES city (region, id);
ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_region;
DROP INDEX fk_parcel_region ON parcel;
ALTER TABLE parcel DROP COLUMN target_region;
