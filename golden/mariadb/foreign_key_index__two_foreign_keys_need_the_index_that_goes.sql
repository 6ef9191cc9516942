-- op.create_index("ix_parcel_region", "parcel", ["target_region", "target_id", "weight"])
-- op.create_foreign_key(None, "parcel", "city", ["target_region"], ["region"])
-- op.create_foreign_key(None, "parcel", "city", ["target_region", "target_id"], ["region", "id"])
-- op.drop_index("ix_parcel_region", "parcel")
-- after: parcel()

CREATE INDEX ix_parcel_region ON parcel (target_region, target_id, weight);
ALTER TABLE parcel ADD FOREIGN KEY(target_region) REFERENCES city (region);
ALTER TABLE parcel ADD FOREIGN KEY(target_region, target_id) REFERENCES city (region, id);
ALTER TABLE parcel ADD INDEX IF NOT EXISTS target_region (target_region, target_id), DROP INDEX ix_parcel_region;
