-- op.add_column("parcel", sa.Column("via_id", sa.Integer(), sa.ForeignKey("city.id", name="fk_parcel_via")))
-- op.create_index("ix_parcel_via", "parcel", ["via_id"])
-- op.drop_index("ix_parcel_via", "parcel")
-- after: parcel()

ALTER TABLE parcel ADD COLUMN via_id INTEGER;
ALTER TABLE parcel ADD CONSTRAINT fk_parcel_via FOREIGN KEY(via_id) REFERENCES city (id);
CREATE INDEX ix_parcel_via ON parcel (via_id);
SET @guarded = IF(NOT EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'parcel' AND INDEX_NAME = 'fk_parcel_via'), 'CREATE INDEX fk_parcel_via ON parcel (via_id)', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
DROP INDEX ix_parcel_via ON parcel;
