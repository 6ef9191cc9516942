-- op.create_unique_constraint(None, "parcel", ["origin_id"])
-- op.drop_constraint("origin_id", "parcel", type_="unique")
-- after: parcel()

ALTER TABLE parcel ADD UNIQUE (origin_id);
SET @guarded = IF(NOT EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'parcel' AND INDEX_NAME = 'origin_id_2'), 'CREATE INDEX origin_id_2 ON parcel (origin_id)', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
DROP INDEX origin_id ON parcel;
