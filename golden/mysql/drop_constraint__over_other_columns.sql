-- op.drop_constraint(None, "parcel", type_="unique", columns=["height", "width"])
-- after: two_alike()

DROP INDEX width ON parcel;
