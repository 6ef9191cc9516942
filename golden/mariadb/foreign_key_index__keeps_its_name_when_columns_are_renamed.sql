-- op.alter_column("parcel", "origin_id", new_column_name="from_id")
-- op.drop_constraint("parcel_ibfk_1", "parcel", type_="foreignkey")
-- op.drop_index("origin_id", "parcel")
-- op.alter_column("parcel", "target_id", new_column_name="to_id")
-- op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
-- op.drop_index("fk_parcel_target", "parcel")
-- after: parcel()

ALTER TABLE parcel RENAME COLUMN origin_id TO from_id;
ALTER TABLE parcel DROP FOREIGN KEY parcel_ibfk_1;
DROP INDEX origin_id ON parcel;
ALTER TABLE parcel RENAME COLUMN target_id TO to_id;
ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_target;
DROP INDEX fk_parcel_target ON parcel;
