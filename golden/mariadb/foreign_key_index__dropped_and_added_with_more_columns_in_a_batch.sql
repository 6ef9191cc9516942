-- op.create_unique_constraint("uq_city", "city", ["id", "region"])
-- with op.batch_alter_table("parcel") as batch:
--     batch.drop_constraint("fk_parcel_target", type_="foreignkey")
--     batch.create_foreign_key("fk_parcel_target", "city", ["target_id", "target_region"], ["id", "region"])
-- after: parcel()

ALTER TABLE city ADD CONSTRAINT uq_city UNIQUE (id, region);
ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_target;
ALTER TABLE parcel ADD CONSTRAINT fk_parcel_target FOREIGN KEY(target_id, target_region) REFERENCES city (id, region);
