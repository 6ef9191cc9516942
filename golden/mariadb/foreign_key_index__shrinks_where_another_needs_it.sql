-- op.create_foreign_key("fk_parcel_both", "parcel", "city", ["target_region", "target_id"], ["region", "id"])
-- op.create_foreign_key("fk_parcel_region", "parcel", "city", ["target_region"], ["region"])
-- op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
-- op.drop_column("parcel", "target_id")
-- after: parcel()

ALTER TABLE parcel ADD CONSTRAINT fk_parcel_both FOREIGN KEY(target_region, target_id) REFERENCES city (region, id);
ALTER TABLE parcel ADD CONSTRAINT fk_parcel_region FOREIGN KEY(target_region) REFERENCES city (region);
ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_target;
ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_both;
ALTER TABLE parcel DROP COLUMN target_id;
