-- op.create_index("ix_parcel_target", "parcel", ["target_id", "weight"])
-- op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
-- op.drop_index("ix_parcel_target", "parcel")
-- after: parcel()

CREATE INDEX ix_parcel_target ON parcel (target_id, weight);
ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_target;
DROP INDEX ix_parcel_target ON parcel;
