-- op.create_unique_constraint(None, "parcel", ["origin_id"])
-- op.drop_constraint("origin_id", "parcel", type_="unique")
-- after: parcel()

ALTER TABLE parcel ADD UNIQUE (origin_id);
ALTER TABLE parcel ADD INDEX IF NOT EXISTS origin_id_2 (origin_id), DROP INDEX origin_id;
