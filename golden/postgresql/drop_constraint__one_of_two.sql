-- op.drop_constraint(None, "parcel", type_="unique", columns=["width", "height"])
-- op.drop_constraint(None, "parcel", type_="check", columns=["width", "height"])
-- after: two_alike()

ALTER TABLE parcel DROP CONSTRAINT parcel_width_height_key;
ALTER TABLE parcel DROP CONSTRAINT parcel_check;
