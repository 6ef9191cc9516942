-- op.drop_constraint(None, "parcel", type_="unique", columns=["height", "width"])
-- after: two_alike()

ALTER TABLE parcel DROP CONSTRAINT parcel_width_height_key;
