-- op.create_unique_constraint("uq_city", "city", ["id", "region"])
-- op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
-- op.create_foreign_key("fk_parcel_target", "parcel", "city", ["target_id", "target_region"], ["id", "region"])
-- op.create_foreign_key("fk_parcel_city", "parcel", "city", ["target_id"], ["id"])
-- op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
-- after: parcel()

ALTER TABLE city ADD CONSTRAINT uq_city UNIQUE (id, region);
ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_target;
ALTER TABLE parcel ADD CONSTRAINT fk_parcel_target FOREIGN KEY(target_id, target_region) REFERENCES city (id, region);
ALTER TABLE parcel ADD CONSTRAINT fk_parcel_city FOREIGN KEY(target_id) REFERENCES city (id);
ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_target;
