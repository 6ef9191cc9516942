-- op.drop_constraint(None, "parcel", type_="unique", columns=["width", "height"])
-- op.drop_constraint(None, "parcel", type_="check", columns=["width", "height"])
-- after: two_alike()

DROP INDEX width ON parcel;
ALTER TABLE parcel DROP CONSTRAINT parcel_chk_4;
