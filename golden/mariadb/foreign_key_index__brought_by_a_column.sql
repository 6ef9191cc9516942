-- op.add_column("parcel", sa.Column("via_id", sa.Integer(), sa.ForeignKey("city.id", name="fk_parcel_via")))
-- op.create_index("ix_parcel_via", "parcel", ["via_id"])
-- op.drop_index("ix_parcel_via", "parcel")
-- after: parcel()

ALTER TABLE parcel ADD COLUMN via_id INTEGER;
ALTER TABLE parcel ADD CONSTRAINT fk_parcel_via FOREIGN KEY(via_id) REFERENCES city (id);
CREATE INDEX ix_parcel_via ON parcel (via_id);
ALTER TABLE parcel ADD INDEX IF NOT EXISTS fk_parcel_via (via_id), DROP INDEX ix_parcel_via;
